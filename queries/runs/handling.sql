-- The running handling cost that this run has stored.
select ticket_key, episode_no, handled_at, cost_before, cost_after, dt
from handling_runs
where run_id = :run_id and dt between :from_dt and :to_dt
