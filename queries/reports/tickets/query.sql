-- One row per episode with its tags, newest first: what stands behind the numbers of the other reports.
with answers as (
  select
    ticket_key, episode_no,
    count(distinct survey_source || ' ' || survey_id) as count_surveys,
    count(case when is_last_answer then 1 end) as count_answers,
    avg(case when is_last_answer then score_5 end) as mean_score_5
  from surveys
  where dt between :from and :to
  group by ticket_key, episode_no
),
metric_shown as (
  select
    source,
    bool_or(metric = 'verified_resolution_rate' and is_shown) as is_verified_shown,
    bool_or(metric = 'human_access_rate' and is_shown) as is_access_shown,
    bool_or(metric = 'handling_cost' and is_shown) as is_cost_shown
  from metric_coverage
  group by source
),
-- The selector of a change; without one it covers everything.
covered as (
  select count(*) as count_changes, max(selector) as selector
  from routing_changes_current
  where change_id = :change
),
-- What the source of an episode cannot show is left out, and so is a verdict whose time had not passed when its source
-- was last seen: after the end of an export nothing is there that could contradict a claim.
shown as (
  select
    e.*,
    case
      when e.claimed_at is null and e.resolution <> 'open' and not (c.shows_claims and c.shows_replies) then 'not_in_data'
      when e.claimed_at is null and not c.shows_claims then 'not_in_data'
      when e.resolution = 'verified' and not m.is_verified_shown then 'not_in_data'
      when e.resolution = 'verified' and e.judged_at > :seen_until then 'claimed_immature'
      else e.resolution
    end as told_resolution,
    case when m.is_verified_shown and (e.judged_at is null or e.judged_at <= :seen_until) then e.is_verified end
      as shown_verified,
    case
      when m.is_access_shown and date_add('hour', 24, e.human_requested_at) <= :seen_until then e.is_given_up
    end as shown_given_up,
    case when m.is_cost_shown then e.handling_cost end as shown_cost,
    c.shows_offers or c.shows_answers as is_survey_shown, c.shows_answers as is_answer_shown,
    c.shows_replies as is_reply_shown, c.shows_claims as is_claim_shown
  from episodes e
  join source_coverage c on c.source = e.source
  join metric_shown m on m.source = e.source
  where e.dt between :from and :to
),
picked as (
  select
    e.*,
    row_number() over (order by e.started_at desc, e.ticket_key, e.episode_no) as row_no
  from shown e
  cross join covered v
  left join answers a on a.ticket_key = e.ticket_key and a.episode_no = e.episode_no
  where e.dt between :from and :to
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
    and (:language is null or e.language = :language)
    and (:priority is null or e.priority = :priority)
    and (:handler_kind is null or e.handler_kind = :handler_kind)
    and (
      :first_handler is null
      or e.first_handler = :first_handler
      or (:first_handler = 'people' and e.first_handler in ('in_house', 'outsourced', 'on_demand'))
    )
    and (
      :change is null
      or (
        v.count_changes > 0
        and (json_extract_scalar(v.selector, '$.brand[0]') is null or json_array_contains(json_extract(v.selector, '$.brand'), e.brand))
        and (json_extract_scalar(v.selector, '$.market[0]') is null or json_array_contains(json_extract(v.selector, '$.market'), e.market))
        and (json_extract_scalar(v.selector, '$.channel[0]') is null or json_array_contains(json_extract(v.selector, '$.channel'), e.channel))
        and (json_extract_scalar(v.selector, '$.queue[0]') is null or json_array_contains(json_extract(v.selector, '$.queue'), e.queue))
        and (json_extract_scalar(v.selector, '$.intent[0]') is null or json_array_contains(json_extract(v.selector, '$.intent'), e.intent))
        and (json_extract_scalar(v.selector, '$.language[0]') is null or json_array_contains(json_extract(v.selector, '$.language'), e.language))
      )
    )
    and (:resolution is null or e.told_resolution = :resolution)
    and (
      :handoff_reason is null
      or e.handoff_reason = :handoff_reason
      or (:handoff_reason = 'any' and e.handoff_reason is not null)
    )
    and (
      :counted is null
      or (:counted = 'requests' and e.human_requested_at is not null)
      or (:counted = 'first_replies' and e.is_reply_shown and e.minutes_to_first_reply is not null)
      or (:counted = 'claims' and e.is_claim_shown and e.minutes_to_claim is not null)
      or (:counted = 'offers' and a.count_surveys > 0)
      or (:counted = 'answers' and a.count_answers > 0)
    )
    and (:ticket_key is null or e.ticket_key = :ticket_key)
    and (:customer_key is null or e.customer_key = :customer_key)
),
final as (
  select
    p.row_no, p.ticket_key, p.episode_no, p.started_at, p.brand, p.market, p.channel, p.queue, p.intent,
    p.intent_by, p.language, p.priority, p.customer_key, p.first_handler, p.handler_kind, p.told_resolution as resolution,
    p.shown_verified as is_verified,
    p.claim, p.resolver_kind, p.is_silent_claim, p.claimed_at, p.reopened_at, p.repeated_at, p.returned_at,
    p.returned_by, p.human_requested_at, p.human_requested_by,
    p.minutes_to_human, p.shown_given_up as is_given_up, p.handed_off_at, p.handoff_reason, p.minutes_to_first_reply,
    p.minutes_to_claim, p.sentiment, p.sentiment_engine, p.sentiment_model, p.is_degraded, p.shown_cost as handling_cost,
    case when p.is_survey_shown then coalesce(a.count_surveys, 0) end as count_surveys,
    case when p.is_answer_shown then coalesce(a.count_answers, 0) end as count_answers,
    a.mean_score_5
  from picked p
  left join answers a on a.ticket_key = p.ticket_key and a.episode_no = p.episode_no
  where p.row_no > :offset and p.row_no <= :offset + :limit
)
select
  ticket_key, episode_no, started_at, brand, market, channel, queue, intent, intent_by, language, priority, customer_key,
  first_handler, handler_kind, resolution, is_verified, claim, resolver_kind, is_silent_claim, claimed_at,
  reopened_at, repeated_at, returned_at, returned_by, human_requested_at, human_requested_by, minutes_to_human,
  is_given_up, handed_off_at, handoff_reason, minutes_to_first_reply, minutes_to_claim, sentiment,
  sentiment_engine, sentiment_model, is_degraded, handling_cost, count_surveys, count_answers, mean_score_5
from final
order by row_no
