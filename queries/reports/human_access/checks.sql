-- Rows that must not exist: a person reached before being asked for, or given up though reached in time.
select ticket_key, episode_no, human_requested_at, human_reached_at, is_given_up
from episodes
where human_reached_at < human_requested_at
  or (human_reached_at is not null and human_requested_at is null)
  or (is_given_up and human_reached_at <= date_add('hour', 24, human_requested_at))
