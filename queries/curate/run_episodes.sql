-- The episodes this run has stored: stage two reads them instead of computing them again.
select ticket_key, episode_no, opened_at, started_at, next_started_at, dt
from episode_runs
where run_id = :run_id and dt between :from_dt and :to_dt
