-- Tickets of customers who asked to be forgotten: their events up to erased_until are taken back.
select e.source, e.ticket_id, max(x.erased_until) as erased_until
from ticket_events e
join erased_customers x on x.customer_key = e.customer_key
group by e.source, e.ticket_id
