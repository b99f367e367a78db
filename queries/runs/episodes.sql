-- The episodes that this run has stored, with what metrics are made of.
select
  ticket_key, source, episode_no, brand, market, channel, queue, intent, language, priority, handler_kind, first_handler,
  opened_at, started_at, next_started_at, claimed_at, reopened_at, repeated_at, judged_at, is_verified, human_requested_at, human_reached_at,
  access_due_at, handed_off_at, dt
from episode_runs
where run_id = :run_id and dt between :from_dt and :to_dt
