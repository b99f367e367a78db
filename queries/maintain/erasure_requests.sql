-- The latest request to be forgotten that the newest commit knows of; null when there is none.
select max(requested_at) as requested_at
from erasures
where customer_key is not null and requested_at <= :known_at
