-- How many rows each arrival day has of what makes a recompute necessary: these tables only grow, so a day with
-- another number than the last commit saw has something new, whatever the clocks of the files say. A ledger row may
-- stand in two files for a while.
select 'ingest_ledger' as table_name, dt, count(distinct object_id) as count_rows
from ingest_ledger
where arrived_at <= :known_at
group by dt
union all
select 'erasures' as table_name, dt, count(*) as count_rows
from erasures
group by dt
union all
select 'retractions' as table_name, dt, count(*) as count_rows
from retractions
group by dt
union all
select 'retaggings' as table_name, dt, count(*) as count_rows
from retaggings
group by dt
