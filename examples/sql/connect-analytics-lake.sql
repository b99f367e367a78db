-- Amazon Connect's analytics data lake, as events. Put before it where the table lies, for instance
--   attach 'connect.duckdb' as connect (read_only); use connect.main;
with contact as (
  -- A record comes again when something of it changes: the newest counts.
  select * from (
    select *, row_number() over (partition by contact_id order by last_update_timestamp desc) as version
    from contact_record
    where initiation_method not in (
      'OUTBOUND', 'EXTERNAL_OUTBOUND', 'CAMPAIGN_PREVIEW', 'AGENT_REPLY', 'FLOW', 'MONITOR', 'DISCONNECT'
    )
  ) as v where version = 1
), held as (
  select
    *,
    -- A transfer belongs to its first contact.
    coalesce(initial_contact_id, contact_id) as ticket_id,
    coalesce(initial_contact_id, contact_id) <> contact_id as is_transfer,
    -- EDIT: the attribute of contacts that AI answered, set in the flow. Which they are, no column says.
    case when agent_id is not null then 'in_house' when element_at(attributes, 'ai') = 'true' then 'ai' end as kind,
    -- EDIT: the attribute in which your survey leaves its score, and the scale below.
    element_at(attributes, 'csat') as score
  from contact
), opened as (
  select
    'ticket' as event, 'opened' as type, ticket_id, initiation_timestamp as occurred_at,
    customer_endpoint_address as customer_id, queue_id as queue,
    case channel when 'VOICE' then 'phone' else lower(channel) end as channel,
    case when kind = 'ai' then 'ai' end as handler_kind
  from held where not is_transfer
), answered as (
  select
    'ticket' as event, 'message' as type, ticket_id, agent_connected_to_agent_timestamp as occurred_at,
    'human' as author, 'in_house' as handler_kind, agent_id as handler_id
  from held where agent_connected_to_agent_timestamp is not null
), resolved as (
  -- A contact that nobody answered is not resolved; of a transfer the last one is.
  select
    'ticket' as event, 'resolved' as type, ticket_id, disconnect_timestamp as occurred_at,
    case kind when 'ai' then 'assumed' else 'agent' end as claim, kind as handler_kind, agent_id as handler_id
  from held
  where disconnect_timestamp is not null and next_contact_id is null
    and (kind = 'ai' or agent_connected_to_agent_timestamp is not null)
), rated as (
  select
    'csat' as event, 'answered' as type, ticket_id, disconnect_timestamp as occurred_at, contact_id as survey_id, score
  from held where score is not null and disconnect_timestamp is not null
), final as (
  select
    event, type, ticket_id, occurred_at, customer_id, channel, queue, null as author, null as claim,
    handler_kind, null as handler_id, null as survey_id, null as score
  from opened
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, author, null, handler_kind, handler_id, null, null
  from answered
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, claim, handler_kind, handler_id, null, null
  from resolved
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, null, survey_id, score
  from rated
)
select
  'amazon-connect' as source, event, type, ticket_id, occurred_at, customer_id, channel, queue, author, claim,
  handler_kind as "handler.kind", handler_id as "handler.id", survey_id, score, case when score is not null then
  1 end as "scale.min", case when score is not null then 5 end as "scale.max"
from final
