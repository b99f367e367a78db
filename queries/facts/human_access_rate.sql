-- Of the customers who asked for a person: those who reached one within their channel's limit.
select
  e.*, e.human_requested_at as counted_at,
  case when e.human_reached_at <= e.access_due_at then e.human_reached_at end as valued_at,
  1e0 as value, 0e0 as previous_value
from episodes e
