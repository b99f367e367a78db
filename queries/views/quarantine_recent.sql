-- Rejected records that nobody has taken back. A filter on dt (arrival) keeps it to the recent ones.
select
  q.source, q.reason, q.path, q.message, q.raw, q.ingested_at, q.object_key, q.object_id, q.attempt,
  q.record_no,
  q.dt, cast(q.dt as date) as day
from quarantine_current q
left join retracted_objects r on r.object_id = q.object_id
where r.object_id is null
