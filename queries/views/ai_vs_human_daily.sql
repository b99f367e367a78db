-- Quality and cost by intake day, scope, stratum and handler kind, as known at the end of the day before the
-- newest commit. The metric ai_share carries the number of tickets (n), whoever handled them: the mix to standardise to.
with known as (
  select max(known_at) as known_at
  from commits
  where sequence = (select max(sequence) from commits)
),
final as (
  select
    dt, brand, market, channel, queue, intent, language, priority, handler_kind, metric,
    cast(sum(n) as bigint) as n,
    sum(total) as total,
    sum(total_squares) as total_squares
  from daily_facts f
  cross join known k
  where lag_days < date_diff('day', cast(dt as date), cast(k.known_at as date))
    and metric in ('ai_share', 'csat', 'verified_resolution_rate', 'handling_cost')
  group by dt, brand, market, channel, queue, intent, language, priority, handler_kind, metric
)
select
  dt, cast(dt as date) as day, brand, market, channel, queue, intent, language, priority, handler_kind, metric,
  n, total, total_squares, total / nullif(n, 0) as mean
from final
