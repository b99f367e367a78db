-- Committed rows of the days to store that nothing has changed.
select c.*
from committed_episodes c
left join affected_tickets a on a.ticket_key = c.ticket_key
where a.ticket_key is null
