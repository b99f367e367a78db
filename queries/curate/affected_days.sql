-- Days with events of the tickets affected: few columns of many days say which few days are read whole.
select distinct e.dt
from ticket_events e
join affected_tickets a on a.source = e.source and a.ticket_id = e.ticket_id
where e.dt between :read_from and :read_to
