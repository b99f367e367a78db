-- Records read, and still in quarantine, of the objects whose events overlap the window. Of an object read more
-- than once (replays), the first reading says how many records there are, the last how many are still rejected.
-- An object without any accepted event belongs to the day it arrived. No event is later than a day after its
-- object's arrival: earlier days of the ledger need not be read.
with readings as (
  select
    l.bucket, l.object_key, l.object_version, l.attempt, l.records_in, l.quarantined,
    coalesce(l.first_dt, l.dt) as first_dt, coalesce(l.last_dt, l.dt) as last_dt
  from ingest_ledger l
  left join (select distinct object_id from retractions) r on r.object_id = l.object_id
  where r.object_id is null and l.dt >= :arrived_from
),
objects as (
  select
    min_by(records_in, attempt) as records_in,
    max_by(quarantined, attempt) as quarantined,
    min(first_dt) as first_dt,
    max(last_dt) as last_dt
  from readings
  group by bucket, object_key, object_version
)
select
  cast(coalesce(sum(records_in), 0) as bigint) as records_in,
  cast(coalesce(sum(quarantined), 0) as bigint) as quarantined
from objects
where first_dt <= :to and last_dt >= :from
