-- The view quality_daily, filtered, at the asked grain. Dimensions that are not asked for are summed: '*'.
with picked as (
  select
    dt,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    metric, n, total, total_squares
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
    case when dt <= :mature_to then 1e0 else 0e0 end as maturity
  from picked
  group by dt, brand, market, channel, queue, metric
)
select day, brand, market, channel, queue, metric, n, total, total_squares, maturity
from final
order by day, brand, market, channel, queue, metric
