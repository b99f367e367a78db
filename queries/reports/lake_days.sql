-- First and last day with events: asked for when a report has no row, to say where there would be some.
select min(l.first_dt) as first_day, max(l.last_dt) as last_day
from ingest_ledger l
left join (select distinct object_id from retractions) r on r.object_id = l.object_id
where r.object_id is null
