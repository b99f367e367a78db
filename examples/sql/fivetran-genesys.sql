-- Genesys Cloud's tables as Fivetran writes them, as events. Put before it where they lie, for instance
--   attach 'warehouse.duckdb' as warehouse (read_only); use warehouse.genesys;
-- EDIT: the first five tables, where your schema calls one otherwise; nothing below names them again.
with conversations as (
  select id as conversation_id, conversation_start, conversation_end from conversation
), participants as (
  select id as participant_id, conversation_id, purpose, user_id, external_contact_id from participant
), sessions as (
  select id as session_id, participant_id, media_type, ani from session
), segments as (
  select session_id, segment_type, segment_start, queue_id from segment
), surveys as (
  select survey_id, conversation_id, survey_status, o_survey_total_score, survey_completed_date from conversation_survey
), leg as (
  select
    p.conversation_id, session_id, p.purpose, p.user_id, p.external_contact_id, s.media_type, s.ani,
    g.segment_type, g.segment_start, g.queue_id,
    -- EDIT: queues of a partner, users that are AI.
    case
      when p.purpose = 'botflow' or p.user_id in ('user-of-the-bot') then 'ai'
      when p.purpose in ('agent', 'user') and g.queue_id in ('queue-of-a-partner') then 'outsourced'
      when p.purpose in ('agent', 'user') then 'in_house'
    end as kind
  from participants p
  join sessions s using (participant_id)
  join segments g using (session_id)
), had as (
  select
    conversation_id, min_by(external_contact_id, segment_start) filter (where external_contact_id is not null) as contact,
    min_by(ani, segment_start) filter (where purpose in ('customer', 'external')) as ani,
    min_by(media_type, segment_start) as media_type,
    min_by(queue_id, segment_start) filter (where purpose = 'acd') as queue,
    bool_or(kind = 'ai') as has_ai, bool_or(purpose in ('agent', 'user') and kind <> 'ai') as is_called,
    -- Who rang and was not connected had no part.
    max_by(kind, segment_start) filter (where kind <> 'ai' and segment_type = 'interact') as person_kind,
    max_by(user_id, segment_start) filter (where kind <> 'ai' and segment_type = 'interact') as person
  from leg group by conversation_id
), known as (
  select * from conversations join had using (conversation_id)
), opened as (
  select
    'ticket' as event, 'opened' as type, conversation_id as ticket_id, conversation_start as occurred_at,
    coalesce(contact, ani) as customer_id, queue,
    case when media_type in ('voice', 'callback') then 'phone' when media_type in ('message', 'webmessaging') then 'chat'
      else media_type end as channel,
    case when has_ai then 'ai' end as handler_kind
  from known
), message as (
  -- An agent that is connected has answered; one who takes a call back from hold has connected once.
  select
    'ticket' as event, 'message' as type, conversation_id as ticket_id, min(segment_start) as occurred_at,
    case when min_by(kind, segment_start) = 'ai' then 'ai' else 'human' end as author,
    min_by(kind, segment_start) as handler_kind, min(user_id) as handler_id
  from leg where purpose in ('agent', 'user') and segment_type = 'interact'
  group by conversation_id, session_id
), resolved as (
  -- A conversation that neither a person nor a bot took is not resolved; a bot claims it where no agent was called.
  select
    'ticket' as event, 'status_seen' as type, conversation_id as ticket_id, conversation_end as occurred_at,
    'resolved' as status, case when person_kind is not null then 'agent' else 'assumed' end as claim,
    coalesce(person_kind, 'ai') as handler_kind, person as handler_id
  from known where conversation_end is not null and (person_kind is not null or (has_ai and not is_called))
), rated as (
  select
    'csat' as event, 'answered' as type, conversation_id as ticket_id, survey_completed_date as occurred_at,
    survey_id, o_survey_total_score as score
  from surveys where lower(survey_status) = 'finished' and o_survey_total_score is not null
), final as (
  select
    event, type, ticket_id, occurred_at, customer_id, channel, queue, null as author, null as status, null as
    claim, handler_kind, null as handler_id, null as survey_id, null as score
  from opened
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, author, null, null, handler_kind, handler_id, null,
    null
  from message
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, status, claim, handler_kind, handler_id, null,
    null
  from resolved
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, null, null, survey_id, score
  from rated
)
select
  'genesys' as source, event, type, ticket_id, occurred_at, customer_id, channel, queue, author, status, claim,
  handler_kind as "handler.kind", handler_id as "handler.id", survey_id, score, case when score is not null then
  0 end as "scale.min", case when score is not null then 100 end as "scale.max"
from final
