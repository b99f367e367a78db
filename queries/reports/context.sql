-- What every report needs to know of the lake: when the newest commit was made, over which days, by which definitions,
-- and the last day with events it saw; a row for each source and metric that the source does not show, and one of the
-- kind `run`, which runs of versions without coverage lack. Commits and what goes with them say it all: no other table
-- is listed for it.
with newest as (
  select max(sequence) as sequence from commits
)
select
  max(c.known_at) as known_at,
  max(c.definition_versions) as definition_versions,
  min(c.day) as first_day,
  max(c.day) as last_day,
  max(c.last_event_day) as last_event_day,
  v.kind as coverage_kind,
  v.source as uncovered_source,
  v.item as uncovered_metric
from commits c
join newest n on n.sequence = c.sequence
left join coverage v on v.run_id = c.run_id and (v.kind = 'run' or (v.kind = 'metric' and not v.is_shown))
group by v.kind, v.source, v.item
order by v.kind, v.item, v.source
