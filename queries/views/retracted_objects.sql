-- Processed input objects whose rows are taken back.
select distinct object_id
from retractions
