-- Object versions of which no reading that counts accepted anything, though there was something to reject.
with readings as (
  select l.bucket, l.object_key, l.object_version, l.object_id, l.attempt, l.accepted, l.repeated, l.quarantined
  from ingest_ledger_current l
  left join retracted_objects r on r.object_id = l.object_id
  where r.object_id is null
),
attempts as (
  select bucket, object_key, object_version, max(attempt) as last_attempt
  from ingest_ledger_current
  group by bucket, object_key, object_version
),
final as (
  select
    r.bucket, r.object_key, r.object_version, max_by(r.object_id, r.attempt) as object_id,
    max(a.last_attempt) as last_attempt
  from readings r
  join attempts a
    on a.bucket = r.bucket and a.object_key = r.object_key and a.object_version = r.object_version
  group by r.bucket, r.object_key, r.object_version
  having sum(r.accepted) = 0 and sum(r.repeated) = 0 and sum(r.quarantined) > 0
)
select bucket, object_key, object_version, object_id, last_attempt from final
order by bucket, object_key, object_version
