-- Customers who asked for a person: whether they reached one, when, and within their channel's limit.
with picked as (
  select
    e.*,
    case when :by_first_handler then first_handler else '*' end as handler_group,
    case when :by_brand then brand else '*' end as brand_group,
    case when :by_market then market else '*' end as market_group,
    case when :by_channel then channel else '*' end as channel_group,
    case when :by_queue then queue else '*' end as queue_group,
    case when :by_intent then intent else '*' end as intent_group
  from episodes e
  where dt between :from and :to
    and (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
    and (:intent is null or intent = :intent)
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
final as (
  select
    handler_group, brand_group, market_group, channel_group, queue_group, intent_group,
    count(*) as count_episodes,
    count(human_requested_at) as n,
    count(human_reached_at) as count_reached,
    count(case when human_reached_at <= access_due_at then 1 end) as count_in_time,
    count(is_given_up) as count_decided,
    count(case when is_given_up then 1 end) as count_given_up,
    min(case when row_no >= 0.5e0 * reached then minutes_to_human end) as p50_minutes,
    min(case when row_no >= 0.9e0 * reached then minutes_to_human end) as p90_minutes,
    cast(count(case when access_due_at <= :known_at then human_requested_at end) as double)
      / nullif(count(human_requested_at), 0) as maturity
  from ranked
  group by handler_group, brand_group, market_group, channel_group, queue_group, intent_group
)
select
  handler_group as first_handler, brand_group as brand, market_group as market, channel_group as channel,
  queue_group as queue, intent_group as intent,
  count_episodes, n, count_reached, count_in_time, count_decided, count_given_up,
  p50_minutes, p90_minutes, maturity
from final
order by handler_group, brand_group, market_group, channel_group, queue_group, intent_group
