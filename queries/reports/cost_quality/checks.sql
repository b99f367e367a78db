-- Rows that must not exist: a negative cost.
select ticket_key, episode_no, handling_cost
from episodes
where handling_cost < 0
