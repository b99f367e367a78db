-- What every report needs to know of the lake: when the newest commit was made, over which days, by which
-- definitions, and until when events arrived.
with newest as (
  select max(sequence) as sequence from commits
),
committed as (
  select
    max(c.known_at) as known_at,
    max(c.definition_versions) as definition_versions,
    min(c.day) as first_day,
    max(c.day) as last_day
  from commits c
  join newest n on n.sequence = c.sequence
),
arrived as (
  select max(last_dt) as last_event_day
  from ingest_ledger
)
select c.known_at, c.definition_versions, c.first_day, c.last_day, a.last_event_day
from committed c
cross join arrived a
