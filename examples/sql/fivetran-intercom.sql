-- Intercom's tables as Fivetran writes them, as events. Put before it where they lie, for instance
--   attach 'warehouse.duckdb' as warehouse (read_only); use warehouse.intercom;
with conversation as (
  -- The tables keep versions: the newest counts.
  select * from conversation_history qualify row_number() over (partition by id order by updated_at desc) = 1
), part as (
  select * from conversation_part_history qualify row_number() over (partition by id order by updated_at desc) = 1
), opened as (
  select
    'ticket' as event, 'opened' as type, id as ticket_id, created_at as occurred_at, source_author_id as customer_id,
    source_type as channel, source_subject as subject, source_body as text,
    case when ai_agent_source_type is not null then 'ai' end as handler_kind
  from conversation
), writer as (
  select
    *,
    case author_type when 'bot' then 'ai' when 'admin' then 'in_house' end as kind,
    case author_type when 'bot' then 'assumed' when 'admin' then 'agent' else 'confirmed' end as claims
  from part
), message as (
  -- Notes are no replies.
  select
    'ticket' as event, 'message' as type, conversation_id as ticket_id, created_at as occurred_at, id as event_id,
    body as text, case author_type when 'bot' then 'ai' when 'admin' then 'human' else 'customer' end as author,
    kind as handler_kind, case when kind is not null then author_id end as handler_id
  from writer where part_type = 'comment' and body is not null
), seen as (
  select
    'ticket' as event, 'status_seen' as type, conversation_id as ticket_id, created_at as occurred_at,
    case part_type when 'close' then 'resolved' when 'snoozed' then 'pending' else 'open' end as status,
    case when part_type = 'close' then claims end as claim, kind as handler_kind,
    case when kind is not null then author_id end as handler_id
  from writer where part_type in ('close', 'open', 'snoozed')
), handed_off as (
  select
    'ticket' as event, 'handed_off' as type, conversation_id as ticket_id, created_at as occurred_at,
    'ai' as from_kind, 'in_house' as to_kind, assigned_to_id as to_id
  from writer where author_type = 'bot' and part_type = 'assignment' and assigned_to_id is not null
), rated_ai as (
  select
    'csat' as event, 'answered' as type, id as ticket_id,
    coalesce(conversation_rating_created_at, updated_at) as occurred_at, cast(id as varchar) || '#ai' as survey_id,
    ai_agent_rating as score, ai_agent_rating_remark as comment, 'ai' as rated
  from conversation where ai_agent_rating is not null
), rated_human as (
  -- Where the bot was rated, the conversation's rating repeats it: one answer, not two.
  select
    'csat' as event, 'answered' as type, id as ticket_id, conversation_rating_created_at as occurred_at,
    id as survey_id, conversation_rating_value as score, conversation_rating_remark as comment, 'human' as rated
  from conversation
  where conversation_rating_value is not null
    and (ai_agent_rating is null or ai_agent_rating <> conversation_rating_value)
), final as (
  select * from opened
  union all by name select * from message
  union all by name select * from seen
  union all by name select * from handed_off
  union all by name select * from rated_ai
  union all by name select * from rated_human
)
select
  * exclude (handler_kind, handler_id, from_kind, to_kind, to_id), 'intercom' as source,
  handler_kind as "handler.kind", handler_id as "handler.id", from_kind as "from.kind", to_kind as "to.kind",
  to_id as "to.id", case when score is not null then 1 end as "scale.min", case when score is not null then 5 end as "scale.max"
from final
