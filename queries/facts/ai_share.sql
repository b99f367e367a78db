-- Episodes whose first handler is AI: the exposure.
select
  e.*, e.started_at as counted_at, case when e.first_handler = 'ai' then e.started_at end as valued_at,
  1e0 as value, 0e0 as previous_value
from episodes e
