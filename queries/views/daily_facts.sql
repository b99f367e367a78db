-- Increments over all sources that show the metric, as last committed.
with final as (
  select
    brand, market, channel, queue, intent, language, priority, handler_kind, metric, lag_days,
    cast(sum(n) as bigint) as n, sum(total) as total, sum(total_squares) as total_squares, dt
  from daily_counts
  where metric <> 'tickets'
  group by brand, market, channel, queue, intent, language, priority, handler_kind, metric, lag_days, dt
)
select
  brand, market, channel, queue, intent, language, priority, handler_kind, metric, lag_days, n, total,
  total_squares, dt, cast(dt as date) as day
from final
