-- The first rejections of one object's last reading, in the order of its records.
with ranked as (
  select
    record_no, reason, path, message,
    row_number() over (order by record_no, reason, path, message) as place
  from quarantine
  where object_id = :object_id
)
select record_no, reason, path, message
from ranked
where place <= :most
order by place
