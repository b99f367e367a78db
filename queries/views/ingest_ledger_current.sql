-- Each processed object version once: a row that was put into a file with others stands in its old file for a day more.
select distinct
  object_id, bucket, object_key, object_version, attempt, source, arrived_at, bytes, records_in, accepted,
  quarantined, repeated, passed_over, unknown_fields, is_truncated, first_dt, last_dt, processed_at, duration_ms,
  dt, cast(dt as date) as day
from ingest_ledger
