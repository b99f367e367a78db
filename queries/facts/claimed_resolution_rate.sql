-- Episodes that somebody claimed to have solved.
select e.*, e.started_at as counted_at, e.claimed_at as valued_at, 1e0 as value, 0e0 as previous_value
from episodes e
