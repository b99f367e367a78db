-- Episodes as last committed. An erased customer's are gone at once, before the next run.
select
  e.ticket_key, e.source, e.ticket_id, e.episode_no, e.customer_key, e.brand, e.market, e.channel, e.queue,
  e.intent, e.intent_by, e.language, e.priority, e.final_brand, e.final_market, e.final_channel, e.final_queue,
  e.final_intent, e.final_language, e.final_priority, e.opened_at, e.started_at, e.next_started_at,
  e.first_handler, e.handler_kind, e.is_first_handler_tied, e.claimed_at, e.claim, e.resolver_kind,
  e.is_silent_claim, e.reopened_at, e.repeated_at, e.returned_at, e.returned_by, e.judged_at, e.is_verified,
  e.human_requested_at, e.human_requested_by, e.human_reached_at, e.minutes_to_human,
  e.access_due_at, e.is_given_up, e.handed_off_at, e.handoff_reason, e.first_reply_at,
  e.minutes_to_first_reply, e.minutes_to_claim, e.count_human_messages, e.handling_cost, e.resolution,
  e.sentiment, e.sentiment_engine, e.sentiment_model, e.is_degraded,
  e.dt, cast(e.dt as date) as day
from episode_runs e
join committed_days c on c.day = e.dt and c.run_id = e.run_id
left join erased_customers x on x.customer_key = e.customer_key
where x.erased_until is null or e.opened_at > x.erased_until
