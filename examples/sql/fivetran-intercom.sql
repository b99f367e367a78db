-- Intercom's tables as Fivetran writes them, as events. Put before it where they lie, for instance
--   attach 'warehouse.duckdb' as warehouse (read_only); use warehouse.intercom;
with conversation as (
  -- The tables keep versions: the newest counts.
  select
    id, created_at, updated_at, source_author_id, source_type, source_subject, source_body,
    -- EDIT: of a schema without one of these write null, as: cast(null as varchar) as ai_agent_rating.
    ai_agent_source_type,
    ai_agent_resolution_state,
    ai_agent_rating,
    ai_agent_rating_remark,
    conversation_rating_value, conversation_rating_remark,
    cast(conversation_rating_created_at as timestamp) as conversation_rating_created_at
  from (
    select *, row_number() over (partition by id order by updated_at desc) as version from conversation_history
  ) as v where version = 1
), part as (
  select * from (
    select *, row_number() over (partition by id order by updated_at desc) as version from conversation_part_history
  ) as v where version = 1
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
  from writer
  where part_type in (
      'comment', 'quick_reply', 'assignment', 'assign_and_reopen', 'assign_and_unsnooze', 'open', 'close',
      'away_mode_assignment'
    ) and body is not null
), seen as (
  select
    'ticket' as event, 'status_seen' as type, conversation_id as ticket_id, created_at as occurred_at,
    case part_type when 'close' then 'resolved' when 'snoozed' then 'pending' else 'open' end as status,
    case when part_type = 'close' then claims end as claim, kind as handler_kind,
    case when kind is not null then author_id end as handler_id
  from writer
  where part_type in (
    'close', 'snoozed', 'open', 'assign_and_reopen', 'note_and_reopen', 'unsnoozed', 'timer_unsnooze',
    'assign_and_unsnooze', 'note_and_unsnooze'
  )
  union all
  -- What the AI says it has solved, when it last did anything. An abandoned conversation is not solved.
  select
    'ticket', 'status_seen', c.id, coalesce(b.last_at, c.updated_at), 'resolved',
    case c.ai_agent_resolution_state when 'confirmed_resolution' then 'confirmed' else 'assumed' end, 'ai', b.bot
  from conversation as c left join (
    select conversation_id, max(created_at) as last_at, max_by(author_id, created_at) as bot
    from part where author_type = 'bot' group by conversation_id
  ) as b on b.conversation_id = c.id
  where c.ai_agent_resolution_state in ('assumed_resolution', 'confirmed_resolution')
), handed_off as (
  -- Rules assign as the bot does: where no AI took part, who had it before is who wrote before. A team is no person.
  select
    'ticket' as event, 'handed_off' as type, w.conversation_id as ticket_id, w.created_at as occurred_at,
    case when c.ai_agent_source_type is not null then 'ai' end as from_kind, 'in_house' as to_kind,
    case when w.assigned_to_type = 'admin' then w.assigned_to_id end as to_id
  from writer as w left join conversation as c on c.id = w.conversation_id
  where w.author_type = 'bot' and w.assigned_to_id is not null and w.part_type in (
    'assignment', 'assign_and_reopen', 'assign_and_unsnooze', 'balanced_assignment', 'default_assignment',
    'message_strategy_assignment', 'workflow_assignment'
  )
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
  select
    event, type, ticket_id, occurred_at, null as event_id, customer_id, channel, subject, text, null as author,
    null as status, null as claim, handler_kind, null as handler_id, null as from_kind, null as to_kind, null as
    to_id, null as survey_id, null as score, null as comment, null as rated
  from opened
  union all
  select
    event, type, ticket_id, occurred_at, event_id, null, null, null, text, author, null, null, handler_kind,
    handler_id, null, null, null, null, null, null, null
  from message
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, status, claim, handler_kind,
    handler_id, null, null, null, null, null, null, null
  from seen
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, null, null, null, null, from_kind,
    to_kind, to_id, null, null, null, null
  from handed_off
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, null, null, null, null, null, null,
    null, survey_id, score, comment, rated
  from rated_ai
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, null, null, null, null, null, null,
    null, survey_id, score, comment, rated
  from rated_human
)
select
  'intercom' as source, event, type, ticket_id, occurred_at, event_id, customer_id, channel, subject, text,
  author, status, claim, handler_kind as "handler.kind", handler_id as "handler.id", from_kind as "from.kind",
  to_kind as "to.kind", to_id as "to.id", survey_id, score, comment, rated, case when score is not null then 1
  end as "scale.min", case when score is not null then 5 end as "scale.max"
from final
