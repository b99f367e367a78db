-- Records read, and still in quarantine, of the objects whose events overlap the window. Of an object read more
-- than once, the fullest reading says how many records there are (a replay reads the rejected ones alone, and a row
-- that was rejected may make several events under another mapping), the last how many are still rejected.
-- An object without any accepted event belongs to the day it arrived; where that lies outside the window, what it had
-- is counted apart. No event is later than a day after its object's arrival: earlier days of the ledger need not be read.
with readings as (
  select
    l.bucket, l.object_key, l.object_version, l.attempt, l.records_in, l.quarantined,
    l.dt as arrived, l.first_dt as first_event, coalesce(l.first_dt, l.dt) as first_dt, coalesce(l.last_dt, l.dt) as last_dt
  from ingest_ledger l
  left join (select distinct object_id from retractions) r on r.object_id = l.object_id
  where r.object_id is null and l.dt >= :arrived_from
),
objects as (
  select
    max(records_in) as records_in,
    max_by(quarantined, attempt) as quarantined,
    max(arrived) as arrived,
    min(first_dt) <= :to and max(last_dt) >= :from as is_within,
    min(first_event) is null as is_rejected_whole
  from readings
  group by bucket, object_key, object_version
)
select
  cast(coalesce(sum(case when is_within then records_in end), 0) as bigint) as records_in,
  cast(coalesce(sum(case when is_within then quarantined end), 0) as bigint) as quarantined,
  cast(coalesce(sum(case when is_rejected_whole and not is_within then quarantined end), 0) as bigint) as quarantined_elsewhere,
  max(case when is_rejected_whole and not is_within and quarantined > 0 then arrived end) as elsewhere_arrived
from objects
