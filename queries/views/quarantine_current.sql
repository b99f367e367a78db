-- Each rejected record once. They have no identity of their own, and a rewritten file stands beside those that it
-- replaces for a day: an object's records count from the last file that has them all, else from its own files.
with placed as (
  select
    q.source, q.reason, q.path, q.message, q.raw, q.ingested_at, q.object_key, q.object_id, q.attempt,
    q.record_no, q.dt,
    case when q."$path" like '%-merged.parquet' then q."$path" else '' end as place
  from quarantine q
),
final as (
  select
    source, reason, path, message, raw, ingested_at, object_key, object_id, attempt, record_no, dt, place,
    max(place) over (partition by dt, object_id) as counting
  from placed
)
select
  source, reason, path, message, raw, ingested_at, object_key, object_id, attempt, record_no,
  dt, cast(dt as date) as day
from final
where place = counting
