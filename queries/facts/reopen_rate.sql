-- Episodes whose claim was taken back by a reopening within the window.
select e.*, e.started_at as counted_at, e.reopened_at as valued_at, 1e0 as value, 0e0 as previous_value
from episodes e
