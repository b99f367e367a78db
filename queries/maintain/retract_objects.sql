-- Rows for the table retractions, one for each reading of an input object that is taken back.
select
  cast(:object_key as varchar) as object_key,
  cast(object_id as varchar) as object_id,
  cast(:reason as varchar) as reason,
  :requested_at as requested_at,
  :dt as dt
from (values :objects) as t (object_id)
