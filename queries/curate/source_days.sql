-- First intake day with tickets of the sources given, as last committed.
select min(dt) as first_dt
from daily_counts
where metric = 'tickets' and source in :sources
