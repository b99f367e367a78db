-- Input objects that brought events or surveys of some customers' tickets: their originals hold them in clear.
with tickets as (
  select distinct source, ticket_id
  from ticket_events
  where customer_key in :customer_keys
),
objects as (
  select e.object_id
  from ticket_events e
  join tickets t on t.source = e.source and t.ticket_id = e.ticket_id
  union
  select e.object_id
  from csat_events e
  join tickets t on t.source = coalesce(e.ticket_source, e.source) and t.ticket_id = e.ticket_id
)
select distinct l.bucket, l.object_key, l.object_version
from objects o
join ingest_ledger_current l on l.object_id = o.object_id
order by l.bucket, l.object_key, l.object_version
