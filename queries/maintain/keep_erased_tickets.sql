-- Rows for the table erasures: tickets of erased customers that do not stand there yet. Once their events are
-- erased from the files, nothing else says that what still comes of them is to be left out.
with customers as (
  select customer_key, max(requested_at) as erased_until
  from erasures
  where customer_key is not null and requested_at <= :known_at
  group by customer_key
),
tickets as (
  select e.source, e.ticket_id, max(x.erased_until) as erased_until
  from ticket_events e
  join customers x on x.customer_key = e.customer_key
  group by e.source, e.ticket_id
),
kept as (
  select source, ticket_id, max(requested_at) as erased_until
  from erasures
  where ticket_id is not null
  group by source, ticket_id
)
select
  cast(null as varchar) as customer_key,
  cast(null as varchar) as key_version,
  t.erased_until as requested_at,
  t.source,
  t.ticket_id,
  :dt as dt
from tickets t
left join kept k on k.source = t.source and k.ticket_id = t.ticket_id
where k.erased_until is null or k.erased_until < t.erased_until
