-- How far each source of a brand has told us: its newest event and its newest arrival, by UTC day.
with ticket_sources as (
  select brand, source, max(dt) as last_episode_on
  from episodes
  group by brand, source
),
ticket_progress as (
  select
    source,
    max(cast(occurred_at as date)) as last_event_on,
    max(cast(ingested_at as date)) as last_arrival_on
  from ticket_events_current
  where dt >= :from
  group by source
),
survey_sources as (
  select e.brand, s.survey_source as source
  from surveys s
  join episodes e on e.ticket_key = s.ticket_key and e.episode_no = s.episode_no and e.dt = s.dt
  group by e.brand, s.survey_source
),
survey_progress as (
  select
    source,
    max(cast(occurred_at as date)) as last_event_on,
    max(cast(ingested_at as date)) as last_arrival_on
  from csat_events_current
  where dt >= :from
  group by source
),
progress as (
  select t.brand, t.source, 'tickets' as kind, p.last_event_on, p.last_arrival_on
  from ticket_sources t
  join ticket_progress p on p.source = t.source
  union all
  select s.brand, s.source, 'surveys' as kind, p.last_event_on, p.last_arrival_on
  from survey_sources s
  join survey_progress p on p.source = s.source
),
final as (
  select
    brand,
    source,
    kind,
    cast(last_event_on as varchar) as last_event_on,
    cast(last_arrival_on as varchar) as last_arrival_on
  from progress
)
select * from final
order by brand, source, kind
