-- Rejected records that no later attempt has read again: what a replay would take. A rejection of a whole object,
-- or of all from a record on, is settled by any later record from there on.
with readings as (
  select l.object_id, l.bucket, l.object_key, l.object_version, l.attempt, l.arrived_at
  from ingest_ledger_current l
  left join retracted_objects x on x.object_id = l.object_id
  where x.object_id is null
),
rows_read as (
  select object_id, record_no from ticket_events
  union all
  select object_id, record_no from csat_events
  union all
  select object_id, record_no from routing_changes
  union all
  select object_id, record_no from quarantine
),
later as (
  select distinct r.bucket, r.object_key, r.object_version, r.attempt, w.record_no
  from readings r
  join rows_read w on w.object_id = r.object_id
  where r.attempt > 0
),
settled as (
  select distinct q.object_id, q.record_no, q.reason
  from quarantine_current q
  join readings r on r.object_id = q.object_id
  join later l
    on l.bucket = r.bucket and l.object_key = r.object_key and l.object_version = r.object_version
    and l.attempt > r.attempt
  where l.record_no = q.record_no
    or (
      l.record_no > q.record_no
      and q.reason in (
        'empty_object', 'unreadable_object', 'unknown_format', 'mapping_needed', 'truncated', 'too_large',
        'too_many_records'
      )
    )
),
attempts as (
  select bucket, object_key, object_version, max(attempt) as last_attempt
  from ingest_ledger
  group by bucket, object_key, object_version
),
final as (
  select
    r.bucket, r.object_key, r.object_version, r.arrived_at, a.last_attempt,
    q.record_no, q.reason, q.path, q.message, q.raw, q.source, q.ingested_at
  from quarantine_current q
  join readings r on r.object_id = q.object_id
  join attempts a
    on a.bucket = r.bucket and a.object_key = r.object_key and a.object_version = r.object_version
  left join settled s on s.object_id = q.object_id and s.record_no = q.record_no and s.reason = q.reason
  where s.object_id is null
)
select * from final
order by bucket, object_key, object_version, record_no, reason, path
