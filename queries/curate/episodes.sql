-- One row per episode as known at :known_at, with every moment from which a lag follows.
with access_limits as (
  select *
  from (values :access_limits) as t (channel, minutes)
),
outcomes as (
  select
    s.*,
    case when next_contact_at <= date_add('day', :window_days, claimed_at) then next_contact_at end as repeated_at,
    -- A message without words counts when it was worked on: when a claim follows within the window.
    case when wordless_followed_at <= date_add('day', :window_days, claimed_at) then wordless_no end as wordless_return_no,
    case when return_at <= date_add('day', :window_days, claimed_at) then return_no end as plain_return_no,
    date_add('day', :window_days, claimed_at) as judged_at,
    date_add('day', :silent_days, last_turn_at) as silent_at,
    date_add('hour', :given_up_hours, human_requested_at) as given_up_at,
    date_add('minute', coalesce(l.minutes, other.minutes), human_requested_at) as access_due_at,
    coalesce(first_handler = 'ai' and (ai_handoff_no is null or plain_handoff_no < ai_handoff_no), false)
      as is_plain_handoff_first
  from episode_contacts s
  left join access_limits l on l.channel = s.channel
  join access_limits other on other.channel = 'other'
),
returns as (
  select
    o.*,
    case
      when wordless_return_no < coalesce(plain_return_no, wordless_return_no + 1) then wordless_at
      when plain_return_no is not null then return_at
    end as returned_at,
    case
      when wordless_return_no < coalesce(plain_return_no, wordless_return_no + 1) then 'message'
      when plain_return_no is not null then case when is_return_for_person then 'person' else 'message' end
    end as returned_by
  from outcomes o
),
final as (
  select
    ticket_key, source, ticket_id, episode_no, customer_key,
    brand, market, channel, queue, intent, intent_by, language, priority,
    final_brand, final_market, final_channel, final_queue, final_intent, final_language, final_priority,
    opened_at, started_at, next_started_at, first_handler,
    case when first_handler = 'ai' and is_person_involved then 'hybrid' else first_handler end as handler_kind,
    is_first_handler_tied,
    claimed_at, claim,
    case when first_handler = 'ai' and claimed_by <> 'ai' then 'hybrid' else claimed_by end as resolver_kind,
    coalesce(claim = 'assumed' and is_last_turn_before_claim_ours, false) as is_silent_claim,
    reopened_at, repeated_at, returned_at, returned_by, judged_at,
    case
      when claimed_at is null then false
      when judged_at <= :known_at then reopened_at is null and repeated_at is null and returned_at is null
    end as is_verified,
    human_requested_at,
    case when is_requested_by_event then 'event' when human_requested_at is not null then 'text' end as human_requested_by,
    human_reached_at,
    cast(date_diff('millisecond', human_requested_at, human_reached_at) as double) / 60000 as minutes_to_human,
    access_due_at,
    case
      when given_up_at <= :known_at
        then (human_reached_at is null or human_reached_at > given_up_at) and not has_human_reply
    end as is_given_up,
    case when is_plain_handoff_first then plain_handoff_at else ai_handoff_at end as handed_off_at,
    case when is_plain_handoff_first then plain_handoff_reason else ai_handoff_reason end as handoff_reason,
    first_reply_at,
    cast(date_diff('millisecond', started_at, first_reply_at) as double) / 60000 as minutes_to_first_reply,
    cast(date_diff('millisecond', started_at, claimed_at) as double) / 60000 as minutes_to_claim,
    count_human_messages,
    cast(count_in_house_messages as double) * :price_in_house
      + cast(count_outsourced_messages as double) * :price_outsourced
      + cast(count_on_demand_messages as double) * :price_on_demand
      + cast(count_ai_claims as double) * :price_ai_resolution as handling_cost,
    case
      when reopened_at is not null then 'reopened'
      when repeated_at is not null then 'repeat_contact'
      when returned_at is not null then 'returned'
      when claimed_at is not null and judged_at <= :known_at then 'verified'
      when claimed_at is not null then 'claimed_immature'
      when silent_at > :known_at then 'open'
      when is_last_turn_ours then 'abandoned'
      else 'unanswered'
    end as resolution,
    sentiment, sentiment_engine, sentiment_model, is_degraded,
    cast(cast(started_at as date) as varchar) as dt
  from returns
)
select * from final
