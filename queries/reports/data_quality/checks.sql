-- Rows that must not exist: an object whose records do not add up.
select object_id, records_in, accepted, quarantined, repeated
from ingest_ledger
where records_in <> accepted + quarantined + repeated
