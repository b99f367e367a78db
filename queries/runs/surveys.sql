-- The survey events that this run has stored, with what metrics are made of.
select
  ticket_key, episode_no, type, occurred_at, survey_at, survey_event_no, answer_no, score_5, previous_score_5, dt
from survey_runs
where run_id = :run_id and dt between :from_dt and :to_dt
