-- The events of the tickets affected, with every copy of each.
with identities as (
  select distinct e.dt, e.event_id
  from ticket_events e
  join affected_tickets a on a.ticket_key = e.source || ':' || e.ticket_id
  where e.dt between :read_from and :read_to
)
select e.*
from ticket_events e
join identities i on i.dt = e.dt and i.event_id = e.event_id
where e.dt between :read_from and :read_to
