-- Tickets whose episodes may be others than at the newest commit: those of new events, with every ticket of their
-- customers, since a contact may be another's next one; and those on which time still decides, with their customers'
-- later tickets, among which the next contact is. Copies of an event share its id, whatever ticket they name.
with committed as (
  select
    e.ticket_key, e.customer_key, e.opened_at,
    e.resolution = 'open' or (e.claimed_at is not null and e.is_verified is null)
      or (e.human_requested_at is not null and e.is_given_up is null) as is_unsettled
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
customers as (
  select distinct e.customer_key
  from ticket_events e
  join touched t on t.source = e.source and t.ticket_id = e.ticket_id
  where e.dt between :read_from and :read_to and e.customer_key is not null
),
waiting as (
  select customer_key, min(opened_at) as opened_at
  from committed
  where is_unsettled and customer_key is not null
  group by customer_key
),
found as (
  select source || ':' || ticket_id as ticket_key, true as has_news from touched
  union all
  select ticket_key, false from committed where is_unsettled
  union all
  select c.ticket_key, false from committed c join customers k on k.customer_key = c.customer_key
  union all
  select c.ticket_key, false from committed c join waiting w on w.customer_key = c.customer_key and c.opened_at >= w.opened_at
),
final as (
  select ticket_key, bool_or(has_news) as has_news
  from found
  group by ticket_key
)
select ticket_key, has_news from final
