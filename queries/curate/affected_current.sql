-- ticket_events_current of the tickets affected: `affected_copies` is the view over their events.
select c.*
from affected_copies c
join affected_tickets a on a.ticket_key = c.source || ':' || c.ticket_id
