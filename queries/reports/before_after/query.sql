-- Sums by metric, group and stratum of two windows, which may overlap. The metric ai_share carries the tickets of each
-- stratum of the first window, which make the mix that code standardises both to. A dimension that is not asked for is
-- summed: '*'.
with windows as (
  select 'before' as period, :before_from as first_dt, :before_to as last_dt
  union all
  select 'after' as period, :from as first_dt, :to as last_dt
),
picked as (
  select
    w.period, f.dt, f.metric, f.n, f.total, f.total_squares,
    case when :by_brand then f.brand else '*' end as brand,
    case when :by_market then f.market else '*' end as market,
    case when :by_channel then f.channel else '*' end as channel,
    case when :by_queue then f.queue else '*' end as queue,
    case when :by_intent then f.intent else '*' end as intent,
    concat(f.intent, ' ', concat(f.language, ' ', f.priority)) as stratum
  from daily_facts f
  join windows w on f.dt between w.first_dt and w.last_dt
  -- Said once more as constants, so that only these days are read.
  where f.dt between least(:from, :before_from) and greatest(:to, :before_to)
    and (:metric is null or f.metric in (:metric, 'ai_share'))
    and (:brand is null or f.brand = :brand)
    and (:market is null or f.market = :market)
    and (:channel is null or f.channel = :channel)
    and (:queue is null or f.queue = :queue)
    and (:intent is null or f.intent = :intent)
),
final as (
  select
    metric, brand, market, channel, queue, intent, stratum, period,
    cast(sum(n) as bigint) as n,
    sum(total) as total,
    sum(total_squares) as total_squares,
    cast(sum(case when dt <= :mature_to then n else 0 end) as bigint) as n_mature
  from picked
  group by metric, brand, market, channel, queue, intent, stratum, period
)
select metric, brand, market, channel, queue, intent, stratum, period, n, total, total_squares, n_mature
from final
order by metric, brand, market, channel, queue, intent, stratum, period
