-- How many tickets of some customers are there, before they are taken back.
select count(distinct concat(source, ':', ticket_id)) as tickets
from ticket_events_current
where customer_key in :customer_keys
