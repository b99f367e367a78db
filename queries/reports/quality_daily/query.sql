-- The view quality_daily, filtered, at the asked grain. Dimensions that are not asked for are summed: '*'. A metric that
-- no source of the tickets shows has a row that says so.
with picked as (
  select
    dt,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    metric, n, total, total_squares, tickets, tickets_covered
  from quality_daily
  where dt between :from and :to
    and (:metric is null or metric = :metric)
    and (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
),
final as (
  select
    cast(dt as date) as day, brand, market, channel, queue, metric,
    cast(sum(n) as bigint) as n,
    sum(total) as total,
    sum(total_squares) as total_squares,
    cast(sum(tickets_covered) as double) / sum(tickets) as covered_share,
    case when sum(tickets_covered) = 0 then null when dt <= :mature_to then 1e0 else 0e0 end as maturity,
    case when sum(tickets_covered) = 0 then 'not_in_data' end as status
  from picked
  group by dt, brand, market, channel, queue, metric
  having sum(tickets_covered) = 0 or sum(n) > 0
)
select day, brand, market, channel, queue, metric, n, total, total_squares, covered_share, maturity, status
from final
order by day, brand, market, channel, queue, metric
