-- Each ticket event once: of repeated deliveries the first arrival, with its newest tags; nothing retracted or erased
-- (of an event erased from its file the ticket is null).
-- dt stands in the window's partition, or a filter on dt would read every day.
with copies as (
  select
    e.event_id, e.source, e.ticket_id, e.type, e.occurred_at, e.customer_key, e.key_version, e.brand,
    e.market, e.channel, e.language, e.queue, e.intent, e.priority, e.subject, e.text, e.author,
    e.handler_kind, e.handler_id, e.handler_version, e.from_handler_kind, e.from_handler_id, e.reason,
    e.claim, e.status, e.reopen_count, e.is_thanks, e.asks_for_person,
    e.text_language, e.text_language_by, e.sentiment, e.sentiment_positive, e.sentiment_negative,
    e.sentiment_neutral, e.sentiment_mixed, e.sentiment_engine, e.sentiment_model, e.is_degraded, e.is_scored,
    e.predicted_intent, e.predicted_intent_probability, e.intent_model, e.tag_version, e.is_inferred, e.ingested_at, e.object_key, e.object_id, e.record_no,
    e.dt,
    row_number() over (
      partition by e.dt, e.event_id
      order by e.ingested_at, e.tag_version desc nulls last, e.object_id, e.record_no
    ) as copy
  from ticket_events e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = e.source and x.ticket_id = e.ticket_id
  where r.object_id is null and e.ticket_id is not null
    and (x.erased_until is null or e.occurred_at > x.erased_until)
),
final as (
  select
    event_id, source, ticket_id, type, occurred_at, customer_key, key_version, brand, market, channel,
    language, queue, intent, priority, subject, text, author, handler_kind, handler_id, handler_version,
    from_handler_kind, from_handler_id, reason, claim, status, reopen_count, is_thanks, asks_for_person,
    text_language, text_language_by, sentiment, sentiment_positive, sentiment_negative, sentiment_neutral,
    sentiment_mixed, sentiment_engine, sentiment_model, is_degraded, is_scored,
    predicted_intent, predicted_intent_probability, intent_model, tag_version, is_inferred, ingested_at, object_key, object_id, record_no,
    dt, cast(dt as date) as day
  from copies
  where copy = 1
)
select * from final
