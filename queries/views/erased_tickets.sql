-- Tickets of customers who asked to be forgotten: what happened in them up to erased_until is taken back.
select e.source, e.ticket_id, max(x.requested_at) as erased_until
from ticket_events e
join erasures x on x.customer_key = e.customer_key
group by e.source, e.ticket_id
