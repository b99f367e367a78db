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
picked as (
  select
    e.*,
    row_number() over (order by e.started_at desc, e.ticket_key, e.episode_no) as row_no
  from episodes e
  where e.dt between :from and :to
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
    and (:language is null or e.language = :language)
    and (:handler_kind is null or e.handler_kind = :handler_kind)
    and (:resolution is null or e.resolution = :resolution)
    and (:handoff_reason is null or e.handoff_reason = :handoff_reason)
    and (:ticket_key is null or e.ticket_key = :ticket_key)
    and (:customer_key is null or e.customer_key = :customer_key)
),
final as (
  select
    p.row_no, p.ticket_key, p.episode_no, p.started_at, p.brand, p.market, p.channel, p.queue, p.intent,
    p.language, p.priority, p.customer_key, p.first_handler, p.handler_kind, p.resolution, p.is_verified,
    p.claim, p.resolver_kind, p.claimed_at, p.reopened_at, p.repeated_at, p.human_requested_at,
    p.minutes_to_human, p.is_given_up, p.handed_off_at, p.handoff_reason, p.minutes_to_first_reply,
    p.minutes_to_claim, p.handling_cost,
    coalesce(a.count_surveys, 0) as count_surveys,
    coalesce(a.count_answers, 0) as count_answers,
    a.mean_score_5
  from picked p
  left join answers a on a.ticket_key = p.ticket_key and a.episode_no = p.episode_no
  where p.row_no > :offset and p.row_no <= :offset + :limit
)
select
  ticket_key, episode_no, started_at, brand, market, channel, queue, intent, language, priority, customer_key,
  first_handler, handler_kind, resolution, is_verified, claim, resolver_kind, claimed_at, reopened_at,
  repeated_at, human_requested_at, minutes_to_human, is_given_up, handed_off_at, handoff_reason,
  minutes_to_first_reply, minutes_to_claim, handling_cost, count_surveys, count_answers, mean_score_5
from final
order by row_no
