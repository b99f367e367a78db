-- Claims that nothing contradicted within the window. An episode counts when it could be verified at the earliest.
select
  e.*, date_add('day', :window_days, e.started_at) as counted_at,
  case when e.is_verified then e.judged_at end as valued_at, 1e0 as value, 0e0 as previous_value
from episodes e
