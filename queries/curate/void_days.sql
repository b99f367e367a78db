-- Earliest day of a void that an object says which is new or taken back: the ticket it ends was perhaps another's
-- repeat contact, and so reaches further back than anything else.
with changed_objects as (
  select object_id
  from ingest_ledger
  where dt in :ingested_dts
  union all
  select object_id
  from retractions
  where dt in :retracted_dts
)
select min(e.dt) as first_dt
from ticket_events e
join changed_objects o on o.object_id = e.object_id
where e.dt >= :changed_from and e.type = 'status_seen' and e.status = 'void'
