-- The readings of an input object's key that count: all its versions and attempts that were not taken back.
select l.object_id, l.accepted
from ingest_ledger_current l
left join retracted_objects r on r.object_id = l.object_id
where l.object_key = :object_key and r.object_id is null
order by l.object_id
