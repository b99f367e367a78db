-- Each rejected record once, as it was rejected last. Rejected records have no identity of their own, and a
-- rewritten file stands beside those that it replaces for a day: an object's records count from the last file that
-- has them all, else from its own files. Of a record that a later attempt rejected again, the later row counts.
with placed as (
  select
    q.source, q.reason, q.path, q.message, q.raw, q.ingested_at, q.object_key, q.object_id, q.attempt,
    q.record_no, q.dt,
    case when q."$path" like '%-merged.parquet' then q."$path" else '' end as place
  from quarantine q
),
counted as (
  select
    source, reason, path, message, raw, ingested_at, object_key, object_id, attempt, record_no, dt, place,
    max(place) over (partition by dt, object_id) as counting
  from placed
),
versions as (
  select distinct object_id, bucket, object_key, object_version from ingest_ledger
),
again as (
  -- Not by a window over all rows: a filter on dt would not reach the table below it.
  select v.bucket, v.object_key, v.object_version, q.record_no, max(q.attempt) as attempt
  from quarantine q
  join versions v on v.object_id = q.object_id
  where q.attempt > 0
  group by v.bucket, v.object_key, v.object_version, q.record_no
),
final as (
  select c.*
  from counted c
  left join versions v on v.object_id = c.object_id
  left join again a
    on a.bucket = v.bucket and a.object_key = v.object_key and a.object_version = v.object_version
    and a.record_no = c.record_no
  where c.place = c.counting and c.attempt >= coalesce(a.attempt, 0)
)
select
  source, reason, path, message, raw, ingested_at, object_key, object_id, attempt, record_no,
  dt, cast(dt as date) as day
from final
