-- Tickets and observations of one metric by stratum and period, two windows of intake days. The metric ai_share
-- counts every ticket once. Without before_from and before_to, the first window is as long as the second and ends the
-- day before it.
with windows as (
  select
    'after' as period, :from as first_dt, :to as last_dt
  union all
  select
    'before' as period,
    coalesce(
      :before_from,
      cast(date_add('day', -date_diff('day', cast(:from as date), cast(:to as date)) - 1, cast(:from as date)) as varchar)
    ) as first_dt,
    coalesce(:before_to, cast(date_add('day', -1, cast(:from as date)) as varchar)) as last_dt
),
picked as (
  select
    w.period, f.dt, f.metric, f.n, f.total, f.total_squares,
    case when :by_market then f.market else '*' end || '/' ||
    case when :by_channel then f.channel else '*' end || '/' ||
    case when :by_queue then f.queue else '*' end || '/' ||
    case when :by_intent then f.intent else '*' end || '/' ||
    case when :by_language then f.language else '*' end || '/' ||
    case when :by_priority then f.priority else '*' end
      as stratum
  from daily_facts f
  join windows w on f.dt between w.first_dt and w.last_dt
  -- Said once more as constants, so that only these days are read.
  where f.dt between least(
      :from,
      coalesce(
        :before_from,
        cast(date_add('day', -date_diff('day', cast(:from as date), cast(:to as date)) - 1, cast(:from as date)) as varchar)
      )
    ) and greatest(:to, coalesce(:before_to, :to))
    and f.metric in (:metric, 'ai_share')
    and (:brand is null or f.brand = :brand)
    and (:market is null or f.market = :market)
    and (:channel is null or f.channel = :channel)
    and (:queue is null or f.queue = :queue)
    and (:intent is null or f.intent = :intent)
),
final as (
  select
    :metric as metric, stratum, period,
    cast(sum(case when metric = 'ai_share' then n else 0 end) as bigint) as tickets,
    cast(sum(case when metric = :metric then n else 0 end) as bigint) as n,
    sum(case when metric = :metric then total else 0e0 end) as total,
    sum(case when metric = :metric then total_squares else 0e0 end) as total_squares,
    cast(sum(case when metric = :metric and dt <= :mature_to then n else 0 end) as bigint) as n_mature
  from picked
  group by stratum, period
)
select metric, stratum, period, tickets, n, total, total_squares, n_mature
from final
order by stratum, period
