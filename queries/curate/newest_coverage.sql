-- What the newest commit says that each source shows or not.
with newest as (
  select max_by(run_id, sequence) as run_id from commits
)
select c.source, c.item, c.is_shown
from coverage c
join newest n on n.run_id = c.run_id
where c.kind = 'shows'
