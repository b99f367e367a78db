-- One row per episode: what its own events say. Intake attributes are the first value said within the intake
-- time; later values are consequences of the handling and stand in final_*, the last value the ticket ever said.
-- Where nobody said the intent, that of the customer's first text stands in; of that text alone, since later ones
-- answer whoever handles the ticket.
-- Later episodes inherit their ticket's intake.
with spans as (
  select
    ticket_key, episode_no, min(source_length) as source_length,
    min_by(customer_key, event_no) filter (where is_intake and customer_key is not null) as customer_key,
    min_by(brand, event_no) filter (where is_intake and brand is not null) as brand,
    min_by(market, event_no) filter (where is_intake and market is not null) as market,
    min_by(channel, event_no) filter (where is_intake and channel is not null) as channel,
    min_by(queue, event_no) filter (where is_intake and queue is not null) as queue,
    min_by(intent, event_no) filter (where is_intake and intent is not null) as intent,
    nullif(
      min_by(coalesce(predicted_intent, ''), event_no) filter (where is_intake and is_customer_text), ''
    ) as predicted_intent,
    min_by(language, event_no) filter (where is_intake and language is not null) as language,
    min_by(priority, event_no) filter (where is_intake and priority is not null) as priority,
    max_by(brand, event_no) filter (where brand is not null) as final_brand,
    max_by(market, event_no) filter (where market is not null) as final_market,
    max_by(channel, event_no) filter (where channel is not null) as final_channel,
    max_by(queue, event_no) filter (where queue is not null) as final_queue,
    max_by(intent, event_no) filter (where intent is not null) as final_intent,
    max_by(language, event_no) filter (where language is not null) as final_language,
    max_by(priority, event_no) filter (where priority is not null) as final_priority,
    min(opened_at) as opened_at,
    min(occurred_at) as started_at,
    min(occurred_at) filter (where is_claim) as claimed_at,
    min_by(claim, event_no) filter (where is_claim) as claim,
    nullif(min_by(coalesce(handler_kind, 'none'), event_no) filter (where is_claim), 'none') as claimed_by,
    max_by(is_reply, event_no) filter (where is_turn and not is_after_claim) as is_last_turn_before_claim_ours,
    min(occurred_at) filter (where is_reopening) as reopened_at,
    min(event_no) filter (where (is_wish_for_person or is_more_than_thanks) and is_after_claim) as return_no,
    min(occurred_at) filter (where (is_wish_for_person or is_more_than_thanks) and is_after_claim) as return_at,
    min_by(is_wish_for_person, event_no)
      filter (where (is_wish_for_person or is_more_than_thanks) and is_after_claim) as is_return_for_person,
    min(event_no) filter (where is_wordless and is_after_claim) as wordless_no,
    min(occurred_at) filter (where is_wordless and is_after_claim) as wordless_at,
    min(next_claim_at) filter (where is_wordless and is_after_claim) as wordless_followed_at,
    coalesce(min_by(acting_kind, event_no) filter (where acting_kind is not null), 'none') as first_handler,
    coalesce(
      min(occurred_at) filter (where acting_kind = 'ai') = min(occurred_at) filter (where acting_kind <> 'ai'), false
    ) as is_first_handler_tied,
    bool_or(is_person_there) as is_person_involved,
    min(occurred_at) filter (where is_request) as human_requested_at,
    min_by(is_request_event, event_no) filter (where is_request) as is_requested_by_event,
    min(occurred_at) filter (where (is_human_message and is_at_or_after_request)
      or (is_routed_to_person and is_after_request)) as human_reached_at,
    bool_or(is_human_message) as has_human_reply,
    min(event_no) filter (where is_ai_handoff) as ai_handoff_no,
    min(occurred_at) filter (where is_ai_handoff) as ai_handoff_at,
    min_by(reason, event_no) filter (where is_ai_handoff) as ai_handoff_reason,
    min(event_no) filter (where is_plain_handoff) as plain_handoff_no,
    min(occurred_at) filter (where is_plain_handoff) as plain_handoff_at,
    min_by(reason, event_no) filter (where is_plain_handoff) as plain_handoff_reason,
    min(occurred_at) filter (where is_reply and not is_after_claim) as first_reply_at,
    max(occurred_at) filter (where is_turn) as last_turn_at,
    max_by(is_reply, event_no) filter (where is_turn) as is_last_turn_ours,
    count(case when is_human_message and handler_kind = 'in_house' then 1 end) as count_in_house_messages,
    count(case when is_human_message and handler_kind = 'outsourced' then 1 end) as count_outsourced_messages,
    count(case when is_human_message and handler_kind = 'on_demand' then 1 end) as count_on_demand_messages,
    count(case when is_human_message then 1 end) as count_human_messages,
    count(case when is_claim and handler_kind = 'ai' then 1 end) as count_ai_claims,
    max_by(sentiment, event_no) filter (where sentiment is not null) as sentiment,
    max_by(sentiment_engine, event_no) filter (where sentiment is not null) as sentiment_engine,
    max_by(sentiment_model, event_no) filter (where sentiment is not null) as sentiment_model,
    max_by(is_degraded, event_no) filter (where sentiment is not null) as is_degraded
  from episode_events
  group by ticket_key, episode_no
),
final as (
  select
    ticket_key, episode_no, substr(ticket_key, 1, source_length) as source,
    substr(ticket_key, source_length + 2) as ticket_id,
    first_value(customer_key) over (partition by ticket_key order by episode_no) as customer_key,
    coalesce(first_value(brand) over (partition by ticket_key order by episode_no), 'unknown') as brand,
    coalesce(first_value(market) over (partition by ticket_key order by episode_no), 'unknown') as market,
    coalesce(first_value(channel) over (partition by ticket_key order by episode_no), 'unknown') as channel,
    coalesce(first_value(queue) over (partition by ticket_key order by episode_no), 'unknown') as queue,
    coalesce(
      first_value(intent) over (partition by ticket_key order by episode_no),
      first_value(predicted_intent) over (partition by ticket_key order by episode_no),
      'unknown'
    ) as intent,
    case
      when first_value(intent) over (partition by ticket_key order by episode_no) is not null then 'declared'
      when first_value(predicted_intent) over (partition by ticket_key order by episode_no) is not null then 'predicted'
    end as intent_by,
    coalesce(first_value(intent) over (partition by ticket_key order by episode_no), 'unknown') as declared_intent,
    coalesce(first_value(language) over (partition by ticket_key order by episode_no), 'unknown') as language,
    coalesce(first_value(priority) over (partition by ticket_key order by episode_no), 'unknown') as priority,
    coalesce(max_by(final_brand, case when final_brand is not null then episode_no end) over (partition by ticket_key), 'unknown')
      as final_brand,
    coalesce(max_by(final_market, case when final_market is not null then episode_no end) over (partition by ticket_key), 'unknown')
      as final_market,
    coalesce(max_by(final_channel, case when final_channel is not null then episode_no end) over (partition by ticket_key), 'unknown')
      as final_channel,
    coalesce(max_by(final_queue, case when final_queue is not null then episode_no end) over (partition by ticket_key), 'unknown')
      as final_queue,
    coalesce(max_by(final_intent, case when final_intent is not null then episode_no end) over (partition by ticket_key), 'unknown')
      as final_intent,
    coalesce(max_by(final_language, case when final_language is not null then episode_no end) over (partition by ticket_key), 'unknown')
      as final_language,
    coalesce(max_by(final_priority, case when final_priority is not null then episode_no end) over (partition by ticket_key), 'unknown')
      as final_priority,
    lead(started_at) over (partition by ticket_key order by episode_no) as next_started_at,
    opened_at, started_at, claimed_at, claim, claimed_by, is_last_turn_before_claim_ours, reopened_at,
    return_no, return_at, is_return_for_person, wordless_no, wordless_at, wordless_followed_at,
    first_handler, is_first_handler_tied, is_person_involved,
    human_requested_at, is_requested_by_event, human_reached_at, has_human_reply,
    ai_handoff_no, ai_handoff_at, ai_handoff_reason, plain_handoff_no, plain_handoff_at, plain_handoff_reason,
    first_reply_at, last_turn_at, is_last_turn_ours,
    count_in_house_messages, count_outsourced_messages, count_on_demand_messages, count_human_messages,
    count_ai_claims, sentiment, sentiment_engine, sentiment_model, is_degraded
  from spans
)
select * from final
