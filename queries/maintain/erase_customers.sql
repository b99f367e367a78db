-- Rows for the table erasures, one for each key of a customer who asks to be forgotten.
select
  cast(customer_key as varchar) as customer_key,
  cast(key_version as varchar) as key_version,
  :requested_at as requested_at,
  cast(null as varchar) as source,
  cast(null as varchar) as ticket_id,
  :dt as dt
from (values :customers) as t (customer_key, key_version)
