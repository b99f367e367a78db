-- First and last day with events, of all that has been ingested.
select min(first_dt) as first_dt, max(last_dt) as last_dt
from ingest_ledger
where arrived_at <= :known_at
