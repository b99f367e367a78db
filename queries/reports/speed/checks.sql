-- Rows that must not exist: time running backwards.
select ticket_key, episode_no, minutes_to_first_reply, minutes_to_claim
from episodes
where minutes_to_first_reply < 0 or minutes_to_claim < 0
