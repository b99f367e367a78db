-- Newest version under which texts were tagged anew; null where all are as they were tagged while they were ingested.
select max(tag_version) as tag_version
from retaggings
where tagged_at <= :known_at
