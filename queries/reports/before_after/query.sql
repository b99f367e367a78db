-- Sums by metric, group and stratum of two windows, which may overlap, and beside every metric the tickets: those of
-- sources that show it, in the first window, make the mix that code standardises both windows to. A dimension that is
-- not asked for is summed: '*'.
with windows as (
  select 'before' as period, :before_from as first_dt, :before_to as last_dt
  union all
  select 'after' as period, :from as first_dt, :to as last_dt
),
sums as (
  select
    w.period, f.source, f.metric,
    case when :by_brand then f.brand else '*' end as brand,
    case when :by_market then f.market else '*' end as market,
    case when :by_channel then f.channel else '*' end as channel,
    case when :by_queue then f.queue else '*' end as queue,
    case when :by_intent then f.intent else '*' end as intent,
    concat(f.intent, ' ', concat(f.language, ' ', f.priority)) as stratum,
    sum(f.n) as n, sum(f.total) as total, sum(f.total_squares) as total_squares,
    sum(case when f.dt <= :mature_to then f.n else 0 end) as n_mature
  from known_counts f
  join windows w on f.dt between w.first_dt and w.last_dt
  -- Said once more as constants, so that only these days are read.
  where f.dt between least(:from, :before_from) and greatest(:to, :before_to)
    and (:metric is null or f.metric in (:metric, 'tickets'))
    and (:brand is null or f.brand = :brand)
    and (:market is null or f.market = :market)
    and (:channel is null or f.channel = :channel)
    and (:queue is null or f.queue = :queue)
    and (:intent is null or f.intent = :intent)
  group by
    w.period, f.source, f.metric,
    case when :by_brand then f.brand else '*' end,
    case when :by_market then f.market else '*' end,
    case when :by_channel then f.channel else '*' end,
    case when :by_queue then f.queue else '*' end,
    case when :by_intent then f.intent else '*' end,
    concat(f.intent, ' ', concat(f.language, ' ', f.priority))
),
spread as (
  select
    s.period, s.brand, s.market, s.channel, s.queue, s.intent, s.stratum, coalesce(m.metric, s.metric) as metric,
    case when m.metric is null then s.n end as n,
    case when m.metric is null then s.total end as total,
    case when m.metric is null then s.total_squares end as total_squares,
    case when m.metric is null then s.n_mature end as n_mature,
    case when m.metric is not null then s.n end as tickets,
    case when m.is_shown then s.n end as tickets_covered
  from sums s
  left join metric_coverage m
    on s.metric = 'tickets' and m.source = s.source and (:metric is null or m.metric = :metric)
),
final as (
  select
    metric, brand, market, channel, queue, intent, stratum, period,
    cast(coalesce(sum(n), 0) as bigint) as n,
    coalesce(sum(total), 0e0) as total,
    coalesce(sum(total_squares), 0e0) as total_squares,
    cast(coalesce(sum(n_mature), 0) as bigint) as n_mature,
    cast(coalesce(sum(tickets), 0) as bigint) as tickets,
    cast(coalesce(sum(tickets_covered), 0) as bigint) as tickets_covered
  from spread
  where metric <> 'tickets'
  group by metric, brand, market, channel, queue, intent, stratum, period
)
select
  metric, brand, market, channel, queue, intent, stratum, period, n, total, total_squares, n_mature, tickets,
  tickets_covered
from final
order by metric, brand, market, channel, queue, intent, stratum, period
