-- The run whose rows count for each intake day: the newest commit's map, which is complete.
with commits_by_age as (
  select day, day_run_id, rank() over (order by sequence desc) as age
  from commits
),
final as (
  select day, day_run_id as run_id
  from commits_by_age
  where age = 1
)
select * from final
