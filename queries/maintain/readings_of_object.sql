-- The readings of an input object's key: all its versions and attempts, those taken back too.
select l.object_id, l.accepted, case when r.object_id is null then 0 else 1 end as is_retracted
from ingest_ledger_current l
left join retracted_objects r on r.object_id = l.object_id
where l.object_key = :object_key
order by l.object_id
