-- The events of the tickets affected, with every copy of each: copies are of one day.
with identities as (
  select distinct e.dt, e.event_id
  from ticket_events e
  join affected_tickets a on a.source = e.source and a.ticket_id = e.ticket_id
  where e.dt in :affected_dts
)
select
  e.event_id, e.source, e.ticket_id, e.type, e.occurred_at, e.customer_key, e.key_version, e.brand, e.market,
  e.channel, e.language, e.queue, e.intent, e.priority, e.subject, e.text, e.author, e.handler_kind,
  e.handler_id, e.handler_version, e.from_handler_kind, e.from_handler_id, e.reason, e.claim, e.status,
  e.reopen_count, e.is_thanks, e.asks_for_person, e.text_language, e.text_language_by, e.sentiment,
  e.sentiment_positive, e.sentiment_negative, e.sentiment_neutral, e.sentiment_mixed, e.sentiment_engine,
  e.sentiment_model, e.is_degraded, e.is_scored, e.predicted_intent, e.predicted_intent_probability,
  e.intent_model, e.tag_version, e.is_inferred, e.ingested_at, e.object_key, e.object_id, e.record_no, e.dt
from ticket_events e
join identities i on i.dt = e.dt and i.event_id = e.event_id
where e.dt in :affected_dts
