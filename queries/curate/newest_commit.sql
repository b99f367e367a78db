-- The newest commit, a row for each intake day.
with commits_by_age as (
  select sequence, known_at, definition_versions, seen, day, day_run_id, rank() over (order by sequence desc) as age
  from commits
)
select sequence, known_at, definition_versions, seen, day, day_run_id
from commits_by_age
where age = 1
