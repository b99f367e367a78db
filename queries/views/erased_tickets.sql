-- Tickets of customers who asked to be forgotten: their events up to erased_until are taken back. Those whose
-- events were erased from the files, where their customer stood, are kept in erasures itself.
-- Erasures are joined as they stand: an engine then knows that without any the view is empty.
with tickets as (
  select e.source, e.ticket_id, x.requested_at as erased_until
  from ticket_events e
  join erasures x on x.customer_key = e.customer_key
  union all
  select source, ticket_id, requested_at as erased_until
  from erasures
  where ticket_id is not null
)
select source, ticket_id, max(erased_until) as erased_until
from tickets
group by source, ticket_id
