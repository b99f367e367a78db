-- For each brand and source: when something last arrived and what happened last. A survey's source belongs to the
-- brands whose tickets it asks about.
with brand_sources as (
  select brand, source
  from episodes
  union
  select e.brand, s.survey_source as source
  from surveys s
  join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
),
arrivals as (
  select source, max(ingested_at) as last_arrived_at, max(occurred_at) as last_occurred_at
  from (
    select source, ingested_at, occurred_at from ticket_events where ingested_at <= :known_at
    union all
    select source, ingested_at, occurred_at from csat_events where ingested_at <= :known_at
  ) as events
  group by source
)
select b.brand, b.source, a.last_arrived_at, a.last_occurred_at
from brand_sources b
join arrivals a on a.source = b.source
order by b.brand, b.source
