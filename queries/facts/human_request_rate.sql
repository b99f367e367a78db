-- Episodes in which the customer asked for a person.
select e.*, e.started_at as counted_at, e.human_requested_at as valued_at, 1e0 as value, 0e0 as previous_value
from episodes e
