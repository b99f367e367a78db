-- Jira Service Management's tables as Fivetran writes them, as events. Put before it where they lie, for instance
--   attach 'warehouse.duckdb' as warehouse (read_only); use warehouse.jira;
with ai_account as (
  -- EDIT: accounts that are AI. Which they are, no table says.
  select id from (values ('account-of-the-bot')) as t (id)
), waiting as (
  -- EDIT: statuses in which an issue waits for its customer.
  select name from (values ('Waiting for customer'), ('Pending')) as t (name)
), state as (
  select
    s.id, case when c.name = 'Done' then 'resolved' when w.name is not null then 'pending' else 'open' end as status
  from status as s
  join status_category as c on c.id = s.status_category_id
  left join waiting as w on w.name = s.name
), holder as (
  select
    i.id, i.reporter, i.assignee,
    case when a.id is not null then 'ai' when i.assignee is not null then 'in_house' end as kind
  from issue as i left join ai_account as a on a.id = i.assignee
), opened as (
  select
    'ticket' as event, 'opened' as type, i.id as ticket_id, i.created as occurred_at, i.reporter as customer_id,
    i.priority, i.summary as subject, i.description as text,
    -- Whether a person who is assigned by now had it first, nobody knows: states and comments say who did.
    case when h.kind = 'ai' then 'ai' end as handler_kind, case when h.kind = 'ai' then h.assignee end as handler_id
  from issue as i join holder as h on h.id = i.id
), seen as (
  select
    'ticket' as event, 'status_seen' as type, f.issue_id as ticket_id, f.time as occurred_at, s.status,
    case when h.kind = 'ai' then 'assumed' else 'agent' end as claim,
    case when h.kind = 'ai' or s.status = 'resolved' then h.kind end as handler_kind,
    case when h.kind = 'ai' or s.status = 'resolved' then h.assignee end as handler_id
  from issue_field_history as f
  join state as s on cast(s.id as varchar) = f.value
  join holder as h on h.id = f.issue_id
  where f.field_id = 'status'
), message as (
  -- Internal comments are no replies.
  select
    'ticket' as event, 'message' as type, c.issue_id as ticket_id, c.created as occurred_at, c.id as event_id,
    c.body as text,
    case when c.author_id = h.reporter then 'customer' when a.id is not null then 'ai' else 'human' end as author,
    case when c.author_id = h.reporter then null when a.id is not null then 'ai' else 'in_house' end as handler_kind,
    case when c.author_id <> h.reporter then c.author_id end as handler_id
  from comment as c join holder as h on h.id = c.issue_id left join ai_account as a on a.id = c.author_id
  where c.is_public
), final as (
  select
    event, type, ticket_id, occurred_at, null as event_id, customer_id, priority, subject, text, null as author,
    null as status, null as claim, handler_kind, handler_id
  from opened
  union all
  select
    event, type, ticket_id, occurred_at, null, null, null, null, null, null, status, claim, handler_kind,
    handler_id
  from seen
  union all
  select
    event, type, ticket_id, occurred_at, event_id, null, null, null, text, author, null, null, handler_kind,
    handler_id
  from message
)
select
  'jira' as source, event, type, ticket_id, occurred_at, event_id, customer_id, priority, subject, text, author,
  status, claim, handler_kind as "handler.kind", handler_id as "handler.id"
from final
