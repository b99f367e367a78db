-- Used events with their places and with what their tellings say: an id is told once of an instant.
select
  p.ticket_key, p.event_no, p.episode_no, p.occurred_at, p.opened_at, p.next_claim_at, p.is_intake, p.is_claim,
  p.is_reopening, p.is_turn, p.is_request, p.is_after_request, p.is_at_or_after_request, p.is_after_claim,
  t.source_length, t.customer_key, t.brand, t.market, t.channel, t.queue, t.intent, t.predicted_intent, t.language,
  t.priority, t.handler_kind, t.acting_kind, t.claim, t.reason, t.sentiment, t.sentiment_engine, t.sentiment_model,
  t.is_degraded, t.is_customer_text, t.is_reply, t.is_human_message, t.is_person_there, t.is_routed_to_person,
  t.is_ai_handoff, t.is_plain_handoff, t.is_request_event, t.is_wish_for_person, t.is_more_than_thanks, t.is_wordless
from placed_events p
join all_told t on t.event_id = p.event_id and t.occurred_at = p.occurred_at
