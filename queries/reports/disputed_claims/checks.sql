-- Rows that must not exist: a contradiction before the claim that it contradicts.
select ticket_key, episode_no
from episodes
where reopened_at < claimed_at or repeated_at < claimed_at or returned_at < claimed_at
