-- Sources that were heard of in a while, but not lately: one that was given up long ago is not among them.
with sources as (
  select source, max(arrived_at) as last_at
  from ingest_ledger_current
  where dt >= :heard_from and source is not null
  group by source
)
select source, last_at
from sources
where last_at < :silent_since
order by source
