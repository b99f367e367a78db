-- Newest version under which all texts that were to be tagged again were tagged; null where all are as they were tagged
-- while they were ingested.
select max(tag_version) as tag_version
from retaggings
where tagged_at <= :known_at and coalesce(is_complete, true)
