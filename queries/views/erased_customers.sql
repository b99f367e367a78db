-- Customers who asked to be forgotten: what happened up to erased_until is taken back.
select customer_key, max(requested_at) as erased_until
from erasures
where customer_key is not null
group by customer_key
