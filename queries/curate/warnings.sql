-- The items of the report data_quality that show a wrong mapping or a number to be careful with, of episodes that
-- begin on the days curated: few enough to be looked at after every curation. A survey's event may stand with an old
-- episode: rows are read as stored, since the view over them asks for every episode.
with survey_use as (
  select c.source, count(*) as count_of, count(case when s.event_id is null then 1 end) as n
  from csat_events_current c
  left join (
    select distinct r.survey_source, r.event_id
    from survey_runs r
    join committed_days d on d.day = r.dt and d.run_id = r.run_id
    where r.occurred_at >= cast(cast(:from as date) as timestamp)
  ) s
    on s.survey_source = c.source and s.event_id = c.event_id
  where c.dt between :from and :to
  group by c.source
),
episode_counts as (
  select
    source, count(*) as n, count(case when customer_key is null then 1 end) as anonymous, count(claimed_at) as claims,
    count(case when date_diff('day', cast(dt as date), cast(claimed_at as date)) > :lag_days then 1 end) as late_claims
  from episodes
  where dt between :from and :to
  group by source
),
answer_counts as (
  select survey_source as source, count(*) as n,
    count(case when date_diff('day', cast(dt as date), cast(occurred_at as date)) > :lag_days then 1 end) as late
  from surveys
  where dt between :from and :to and type = 'answered'
  group by survey_source
),
latest as (
  select source, max(occurred_at) as latest_at from ticket_events where dt >= :from group by source
  union all
  select source, max(occurred_at) from csat_events where dt >= :from group by source
),
final as (
  select 'survey_event_without_episode' as item, source, n, count_of, cast(null as timestamp) as latest_at from survey_use
  union all select 'claim_beyond_horizon', source, late_claims, claims, null from episode_counts
  union all select 'answer_beyond_horizon', source, late, n, null from answer_counts
  union all select 'anonymous_episode', source, anonymous, n, null from episode_counts
  union all select 'latest_event', source, null, null, max(latest_at) from latest group by source
)
select item, source, n, count_of, latest_at from final
order by item, source
