-- Tickets whose episodes may be others than at the newest commit: those of new events; those with a claim within whose
-- window a contact of theirs may have come or gone; and those of which the time has decided something since. With them
-- go their customers' later tickets, among which the next contact is. Copies of an event share its id, whatever ticket
-- they name. An episode that is open is not silent before so long after its start.
with committed as (
  select
    e.source, e.ticket_id, e.customer_key, e.opened_at, e.judged_at,
    (e.resolution = 'open' and date_add('day', :silent_days, e.started_at) <= :known_at)
      or (e.claimed_at is not null and e.is_verified is null and e.judged_at <= :known_at)
      or (
        e.human_requested_at is not null and e.is_given_up is null
        and date_add('hour', :given_up_hours, e.human_requested_at) <= :known_at
      ) as is_due
  from episode_runs e
  join committed_days c on c.day = e.dt and c.run_id = e.run_id
  where e.dt between :read_from and :read_to
),
new_events as (
  select distinct e.dt, e.event_id
  from ticket_events e
  join ingest_ledger l on l.object_id = e.object_id
  where l.dt in :ingested_dts and e.dt >= :changed_from
),
touched as (
  select distinct e.source, e.ticket_id
  from ticket_events e
  join new_events n on n.dt = e.dt and n.event_id = e.event_id
  where e.dt >= :changed_from and e.ticket_id is not null
),
-- A ticket is a contact when it opens: not before the first that is told of it.
told as (
  select e.source, e.ticket_id, e.customer_key, min(e.occurred_at) as told_at
  from ticket_events e
  join touched t on t.source = e.source and t.ticket_id = e.ticket_id
  where e.dt between :read_from and :read_to
  group by e.source, e.ticket_id, e.customer_key
),
customers as (
  select t.customer_key, min(f.told_at) as told_at
  from told t
  join told f on f.source = t.source and f.ticket_id = t.ticket_id
  where t.customer_key is not null
  group by t.customer_key
),
moved as (
  select source, ticket_id, customer_key, opened_at from committed where is_due
  union all
  select c.source, c.ticket_id, c.customer_key, c.opened_at
  from committed c
  join customers k on k.customer_key = c.customer_key and c.judged_at >= k.told_at
),
first_moved as (
  select customer_key, min(opened_at) as opened_at
  from (
    select customer_key, opened_at from moved
    union all
    select customer_key, told_at from customers
  ) m
  where customer_key is not null
  group by customer_key
),
found as (
  select source, ticket_id, true as has_news from touched
  union all
  select source, ticket_id, false from moved
  union all
  select c.source, c.ticket_id, false
  from committed c
  join first_moved m on m.customer_key = c.customer_key and c.opened_at >= m.opened_at
),
final as (
  select source, ticket_id, source || ':' || ticket_id as ticket_key, bool_or(has_news) as has_news
  from found
  group by source, ticket_id
)
select source, ticket_id, ticket_key, has_news from final
