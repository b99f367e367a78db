-- One row per survey event, attached to the episode that was running when the survey first appeared. Events
-- later than the lifetime after the survey's first one are not used.
-- Of all older days only that a survey was there is asked: any copy says so, in few columns and unsorted.
with earlier_surveys as (
  select distinct e.source, e.survey_id, coalesce(e.ticket_source, e.source) || ':' || e.ticket_id as ticket_key
  from csat_events e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = coalesce(e.ticket_source, e.source) and x.ticket_id = e.ticket_id
  where e.dt < :from_dt and e.ingested_at <= :known_at and e.ticket_id is not null
    and r.object_id is null and (x.erased_until is null or e.occurred_at > x.erased_until)
),
events as (
  select
    c.source, c.survey_id, coalesce(c.ticket_source, c.source) || ':' || c.ticket_id as ticket_key,
    c.event_id, c.type, case c.type when 'offered' then 1 else 2 end as type_order, c.occurred_at,
    c.rated, c.score_5, case when c.is_scored then c.sentiment end as sentiment, c.sentiment_engine, c.sentiment_model,
    c.is_degraded,
    min(c.occurred_at) over (
      partition by c.source, c.survey_id, coalesce(c.ticket_source, c.source) || ':' || c.ticket_id
    ) as survey_at
  from csat_events_current c
  where c.dt >= :from_dt and c.ingested_at <= :known_at
),
numbered as (
  select
    e.*,
    row_number() over (
      partition by source, survey_id, ticket_key order by occurred_at, type_order, event_id
    ) as survey_event_no,
    row_number() over (
      partition by source, survey_id, ticket_key, type order by occurred_at, event_id
    ) as type_no,
    count(*) over (partition by source, survey_id, ticket_key, type) as type_count,
    lag(score_5) over (
      partition by source, survey_id, ticket_key, type order by occurred_at, event_id
    ) as previous_score_5
  from events e
  where occurred_at <= date_add('day', :lifetime_days, survey_at)
),
final as (
  select
    n.ticket_key, r.episode_no, n.source as survey_source, n.survey_id, n.event_id, n.type, n.occurred_at,
    n.survey_at, n.survey_event_no,
    case when n.type = 'answered' then n.type_no end as answer_no,
    n.type = 'answered' and n.type_no = n.type_count as is_last_answer,
    n.rated, n.score_5, case when n.type = 'answered' then n.previous_score_5 end as previous_score_5,
    n.sentiment, case when n.sentiment is not null then n.sentiment_engine end as sentiment_engine,
    case when n.sentiment is not null then n.sentiment_model end as sentiment_model,
    case when n.sentiment is not null then n.is_degraded end as is_degraded, r.dt
  from numbered n
  join run_episodes r on r.ticket_key = n.ticket_key and n.survey_at >= r.started_at
    and (r.next_started_at is null or n.survey_at < r.next_started_at)
  left join earlier_surveys x on x.source = n.source and x.survey_id = n.survey_id
    and x.ticket_key = n.ticket_key
  where x.survey_id is null
)
select * from final
