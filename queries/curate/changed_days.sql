-- Earliest event day touched by what is new: objects ingested or retracted, customers erased, texts tagged. The days
-- given are arrival days with something new in them.
select 'ingested' as cause, min(first_dt) as first_dt
from ingest_ledger
where dt in :ingested_dts and arrived_at <= :known_at
union all
select 'retracted' as cause, min(l.first_dt) as first_dt
from ingest_ledger l
join retractions r on r.object_id = l.object_id
where r.dt in :retracted_dts
union all
select 'erased' as cause, min(e.dt) as first_dt
from ticket_events e
join erasures x on x.customer_key = e.customer_key
where x.dt in :erased_dts
union all
select 'retagged' as cause, min(first_dt) as first_dt
from retaggings
where dt in :retagged_dts
