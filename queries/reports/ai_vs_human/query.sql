-- Sums by metric, handler kind and stratum. tickets_covered, over all handlers, make the mix that code standardises to.
-- A dimension that is no stratum here is summed: '*'.
with picked as (
  select
    dt, metric, handler_kind, n, total, total_squares, tickets, tickets_covered,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    case when :by_intent then intent else '*' end as intent,
    case when :by_language then language else '*' end as language,
    case when :by_priority then priority else '*' end as priority
  from ai_vs_human_daily
  where dt between :from and :to
    and metric in ('csat', 'verified_resolution_rate', 'negative_sentiment_rate', 'handling_cost')
    and (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
    and (:intent is null or intent = :intent)
),
final as (
  select
    metric, handler_kind, brand, market, channel, queue, intent, language, priority,
    cast(sum(n) as bigint) as n,
    sum(total) as total,
    sum(total_squares) as total_squares,
    cast(sum(case when dt <= :mature_to then n else 0 end) as bigint) as n_mature,
    cast(sum(tickets) as bigint) as tickets,
    cast(sum(tickets_covered) as bigint) as tickets_covered
  from picked
  group by metric, handler_kind, brand, market, channel, queue, intent, language, priority
)
select
  metric, handler_kind, brand, market, channel, queue, intent, language, priority,
  n, total, total_squares, n_mature, tickets, tickets_covered
from final
order by metric, handler_kind, brand, market, channel, queue, intent, language, priority
