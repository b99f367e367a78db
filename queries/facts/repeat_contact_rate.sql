-- Episodes whose claim was followed by another ticket of the customer within the window.
select e.*, e.started_at as counted_at, e.repeated_at as valued_at, 1e0 as value, 0e0 as previous_value
from episodes e
