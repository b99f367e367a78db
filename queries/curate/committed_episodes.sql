-- Committed rows of the days to store, with the columns of `curate/episodes` in their order.
select
  r.ticket_key, r.source, r.ticket_id, r.episode_no, r.customer_key, r.brand, r.market, r.channel,
  r.queue, r.intent, r.intent_by, r.language, r.priority, r.final_brand, r.final_market, r.final_channel,
  r.final_queue, r.final_intent, r.final_language, r.final_priority, r.opened_at, r.started_at,
  r.next_started_at, r.first_handler, r.handler_kind, r.is_first_handler_tied, r.claimed_at, r.claim,
  r.resolver_kind, r.is_silent_claim, r.reopened_at, r.repeated_at, r.returned_at, r.returned_by, r.judged_at,
  r.is_verified, r.human_requested_at, r.human_requested_by, r.human_reached_at, r.minutes_to_human,
  r.access_due_at, r.is_given_up, r.handed_off_at, r.handoff_reason, r.first_reply_at, r.minutes_to_first_reply,
  r.minutes_to_claim, r.count_human_messages, r.handling_cost, r.resolution, r.sentiment, r.sentiment_engine,
  r.sentiment_model, r.is_degraded, r.dt
from episode_runs r
join committed_days c on c.day = r.dt and c.run_id = r.run_id
where r.dt between :from_dt and :to_dt
