-- Zendesk's tables as Fivetran writes them, as events. Put before it where they lie, for instance
--   attach 'warehouse.duckdb' as warehouse (read_only); use warehouse.zendesk;
with ai_tag as (
  -- EDIT: the tags of tickets that AI has. Which they are, no table says.
  select tag from (values ('ai_agent')) as t (tag)
), ai_ticket as (
  select distinct ticket_id from ticket_tag where tag in (select tag from ai_tag)
), merged as (
  select distinct ticket_id from ticket_tag where tag = 'closed_by_merge'
), holder as (
  select
    t.id,
    case when a.ticket_id is not null then 'ai' when t.assignee_id is not null then 'in_house' end as kind,
    t.assignee_id
  from ticket as t left join ai_ticket as a on a.ticket_id = t.id
), opened as (
  select
    'ticket' as event, 'opened' as type, t.id as ticket_id, t.created_at as occurred_at, t.requester_id as customer_id,
    t.via_channel as channel, t.group_id as queue, t.brand_id as brand, t.priority, t.subject, t.description as text,
    -- Whether a person who is assigned by now had it first, nobody knows: states and comments say who did.
    case when h.kind = 'ai' then 'ai' end as handler_kind, case when h.kind = 'ai' then h.assignee_id end as handler_id
  from ticket as t join holder as h on h.id = t.id
), change as (
  select
    s.ticket_id, s.updated as occurred_at, s.value as state, h.kind, h.assignee_id,
    -- Triggers and automations have no user, or -1: what they solve is nobody's claim.
    s.user_id is null or cast(s.user_id as bigint) < 0 as is_automatic,
    -- In the help centre customers solve their tickets themselves.
    coalesce(u.role = 'end-user', false) as is_customers
  from ticket_field_history as s
  join holder as h on h.id = s.ticket_id
  left join "user" as u on u.id = s.user_id
  where s.field_name = 'status' and s.value is not null
), present as (
  select
    t.id as ticket_id, t.updated_at as occurred_at, case when m.ticket_id is null then t.status else 'deleted' end as state,
    h.kind, h.assignee_id, false as is_automatic,
    false as is_customers
  from ticket as t join holder as h on h.id = t.id left join merged as m on m.ticket_id = t.id
  -- What it is now says more than its history where that ends it, and of an open one who has it.
  where t.status not in ('solved', 'closed') or m.ticket_id is not null
), seen as (
  select
    'ticket' as event, 'status_seen' as type, ticket_id, occurred_at,
    case state
      when 'pending' then 'pending' when 'hold' then 'pending' when 'solved' then 'resolved'
      when 'closed' then 'closed' when 'deleted' then 'void' else 'open'
    end as status,
    case when is_customers then 'confirmed' when is_automatic or kind = 'ai' then 'assumed' else 'agent' end as claim,
    case when has_handler then kind end as handler_kind, case when has_handler then assignee_id end as handler_id
  from (
    select
      *, not is_customers
      and (kind = 'ai' or (not is_automatic and (is_present or state in ('solved', 'closed')))) as has_handler
    from (select *, false as is_present from change union all select *, true from present) as u
  ) as s
), message as (
  -- Private notes are no replies.
  select
    'ticket' as event, 'message' as type, c.ticket_id, c.created as occurred_at, c.id as event_id, c.body as text,
    case when u.role = 'end-user' then 'customer' when h.kind = 'ai' and c.user_id = h.assignee_id then 'ai' else 'human' end
      as author,
    case when u.role = 'end-user' then null when h.kind = 'ai' and c.user_id = h.assignee_id then 'ai' else 'in_house' end
      as handler_kind,
    case when u.role <> 'end-user' then c.user_id end as handler_id
  from ticket_comment as c join "user" as u on u.id = c.user_id join holder as h on h.id = c.ticket_id
  where c.public
), offered as (
  select
    'csat' as event, 'offered' as type, ticket_id, created_at as occurred_at, id as survey_id, requester_id as customer_id
  from satisfaction_rating where score in ('offered', 'good', 'bad')
), answered as (
  -- It was answered when the row last changed.
  select
    'csat' as event, 'answered' as type, ticket_id, updated_at as occurred_at, id as survey_id,
    requester_id as customer_id, score, comment
  from satisfaction_rating where score in ('good', 'bad')
), final as (
  select
    event, type, ticket_id, occurred_at, null as event_id, customer_id, brand, channel, queue, priority,
    subject, text, null as author, null as status, null as claim, handler_kind, handler_id, null as survey_id,
    null as score, null as comment
  from opened
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, null, null, null, status, claim,
    handler_kind, handler_id, null, null, null
  from seen
  union all
  select
    event, type, ticket_id, occurred_at, event_id, null, null, null, null, null, null, text, author, null, null,
    handler_kind, handler_id, null, null, null
  from message
  union all
  select
    event, type, ticket_id, occurred_at, null, customer_id, null, null, null, null, null, null, null, null,
    null, null, null, survey_id, null, null
  from offered
  union all
  select
    event, type, ticket_id, occurred_at, null, customer_id, null, null, null, null, null, null, null, null,
    null, null, null, survey_id, score, comment
  from answered
)
select
  'zendesk' as source, event, type, ticket_id, occurred_at, event_id, customer_id, brand, channel, queue,
  priority, subject, text, author, status, claim, handler_kind as "handler.kind", handler_id as "handler.id",
  survey_id, score, comment
from final
