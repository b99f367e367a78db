-- Earliest episode, older than the days recomputed anyway, whose survey is touched by an object that is new or
-- taken back: a survey may first appear long after its ticket.
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
from csat_events c
join changed_objects o on o.object_id = c.object_id
join episodes e on e.ticket_key = coalesce(c.ticket_source, c.source) || ':' || c.ticket_id
where c.dt >= :changed_from and e.dt < :from_dt
