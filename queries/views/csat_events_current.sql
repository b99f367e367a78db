-- Each survey event once: of repeated deliveries the first arrival, with its newest tags; nothing retracted or erased
-- (of an event erased from its file the ticket is null).
-- dt stands in the window's partition, or a filter on dt would read every day.
with copies as (
  select
    e.event_id, e.source, e.survey_id, e.ticket_source, e.ticket_id, e.type, e.occurred_at, e.score,
    e.scale_min, e.scale_max, e.scale_kind, e.score_5, e.comment,
    e.text_language, e.text_language_by, e.sentiment, e.sentiment_positive, e.sentiment_negative,
    e.sentiment_neutral, e.sentiment_mixed, e.sentiment_engine, e.sentiment_model, e.is_degraded, e.is_scored,
    e.tag_version, e.rated, e.ingested_at, e.object_key, e.object_id, e.record_no,
    e.dt,
    row_number() over (
      partition by e.dt, e.event_id
      order by e.ingested_at, e.tag_version desc nulls last, e.object_id, e.record_no
    ) as copy
  from csat_events e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = coalesce(e.ticket_source, e.source) and x.ticket_id = e.ticket_id
  where r.object_id is null and e.ticket_id is not null
    and (x.erased_until is null or e.occurred_at > x.erased_until)
),
final as (
  select
    event_id, source, survey_id, ticket_source, ticket_id, type, occurred_at, score, scale_min, scale_max,
    scale_kind, score_5, comment,
    text_language, text_language_by, sentiment, sentiment_positive, sentiment_negative, sentiment_neutral,
    sentiment_mixed, sentiment_engine, sentiment_model, is_degraded, is_scored,
    tag_version, rated, ingested_at, object_key, object_id, record_no,
    dt, cast(dt as date) as day
  from copies
  where copy = 1
)
select * from final
