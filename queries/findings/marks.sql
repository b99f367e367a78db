-- What people said of one finding, in order.
select action, reason, marked_by, marked_at
from finding_marks
where finding_id = :finding_id
order by marked_at, action
