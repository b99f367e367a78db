-- Rows that must not exist: a reason without a hand-off, or a hand-off before its episode.
select ticket_key, episode_no, handed_off_at, handoff_reason
from episodes
where (handed_off_at is null and handoff_reason is not null) or handed_off_at < started_at
