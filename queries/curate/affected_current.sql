-- ticket_events_current of the tickets affected: `affected_copies` is the view over their events.
select c.*
from affected_copies c
join affected_tickets a on a.source = c.source and a.ticket_id = c.ticket_id
