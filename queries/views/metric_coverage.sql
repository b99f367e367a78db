-- Which metrics each source's tickets are counted for, as the newest commit saw it.
with newest as (
  select max_by(run_id, sequence) as run_id from commits
),
final as (
  select c.source, c.item as metric, c.is_shown
  from coverage c
  join newest n on n.run_id = c.run_id
  where c.kind = 'metric'
)
select * from final
