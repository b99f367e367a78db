-- Customers who asked for a person: whether they reached one, when, and within their channel's limit. Asking is counted
-- of the sources that show it, what came of it of those that also show people. Minutes are quantiles by rank with
-- intervals by ranks, as in the report speed.
with picked as (
  select
    a.is_shown as is_asking_shown, r.is_shown as is_reaching_shown,
    case when a.is_shown then e.human_requested_at end as requested_at,
    case when r.is_shown then e.human_requested_at end as followed_at,
    case when r.is_shown then e.human_reached_at end as reached_at,
    case when r.is_shown then e.minutes_to_human end as minutes_to_human,
    case when r.is_shown then e.is_given_up end as is_given_up,
    e.access_due_at,
    case when :by_first_handler then e.first_handler else '*' end as handler_group,
    case when :by_brand then e.brand else '*' end as brand_group,
    case when :by_market then e.market else '*' end as market_group,
    case when :by_channel then e.channel else '*' end as channel_group,
    case when :by_queue then e.queue else '*' end as queue_group,
    case when :by_intent then e.intent else '*' end as intent_group
  from episodes e
  join metric_coverage a on a.source = e.source and a.metric = 'human_request_rate'
  join metric_coverage r on r.source = e.source and r.metric = 'human_access_rate'
  where e.dt between :from and :to
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
),
ranked as (
  select
    p.*,
    cast(row_number() over (
      partition by handler_group, brand_group, market_group, channel_group, queue_group, intent_group
      order by minutes_to_human nulls last
    ) as double) as row_no,
    cast(count(minutes_to_human) over (
      partition by handler_group, brand_group, market_group, channel_group, queue_group, intent_group
    ) as double) as reached
  from picked p
),
sums as (
  select
    handler_group, brand_group, market_group, channel_group, queue_group, intent_group,
    count(*) as count_all,
    nullif(count(case when is_asking_shown then 1 end), 0) as count_episodes,
    nullif(count(case when is_reaching_shown then 1 end), 0) as count_covered,
    count(requested_at) as count_requests,
    count(followed_at) as count_followed,
    count(reached_at) as count_reached,
    count(case when reached_at <= access_due_at then 1 end) as count_in_time,
    count(is_given_up) as count_decided,
    count(case when is_given_up then 1 end) as count_given_up,
    min(case when row_no >= 0.5e0 * reached then minutes_to_human end) as p50_minutes,
    max(case when row_no <= 0.5e0 * reached - 1.96e0 * sqrt(reached * 0.25e0) then minutes_to_human end) as p50_minutes_lower,
    min(case when row_no >= 0.5e0 * reached + 1.96e0 * sqrt(reached * 0.25e0) + 1e0 then minutes_to_human end)
      as p50_minutes_upper,
    min(case when row_no >= 0.9e0 * reached then minutes_to_human end) as p90_minutes,
    max(case when row_no <= 0.9e0 * reached - 1.96e0 * sqrt(reached * 0.09e0) then minutes_to_human end) as p90_minutes_lower,
    min(case when row_no >= 0.9e0 * reached + 1.96e0 * sqrt(reached * 0.09e0) + 1e0 then minutes_to_human end)
      as p90_minutes_upper,
    cast(count(case when access_due_at <= :known_at then followed_at end) as double)
      / nullif(count(followed_at), 0) as maturity
  from ranked
  group by handler_group, brand_group, market_group, channel_group, queue_group, intent_group
),
final as (
  select
    s.*,
    case when count_episodes > 0 then count_requests end as asked,
    case when count_covered > 0 then count_followed end as followed,
    case when count_covered > 0 then count_reached end as reached,
    case when count_covered > 0 then count_in_time end as in_time,
    case when count_covered > 0 then count_decided end as decided,
    case when count_covered > 0 then count_given_up end as given_up,
    cast(coalesce(count_covered, 0) as double) / count_all as covered_share
  from sums s
)
select
  handler_group as first_handler, brand_group as brand, market_group as market, channel_group as channel,
  queue_group as queue, intent_group as intent,
  count_episodes, asked as n, followed as count_followed, reached as count_reached, in_time as count_in_time,
  decided as count_decided, given_up as count_given_up, p50_minutes, p50_minutes_lower, p50_minutes_upper,
  p90_minutes, p90_minutes_lower, p90_minutes_upper, covered_share, maturity
from final
order by handler_group, brand_group, market_group, channel_group, queue_group, intent_group
