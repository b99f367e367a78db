-- Rows that must not exist: two looks of one day at one stream.
select dt, change_id, brand, scope, metric, count(*) as count_looks
from looks
group by dt, change_id, brand, scope, metric
having count(*) > 1
