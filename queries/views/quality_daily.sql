-- Every metric by intake day and scope: the increments of daily_facts summed over handlers, strata and lags, as far
-- as they lie before the day of the newest commit (an episode counts as verifiable only once it was).
with known as (
  select max(known_at) as known_at
  from commits
  where sequence = (select max(sequence) from commits)
),
final as (
  select
    dt, brand, market, channel, queue, metric,
    cast(sum(n) as bigint) as n,
    sum(total) as total,
    sum(total_squares) as total_squares
  from daily_facts f
  cross join known k
  where lag_days < date_diff('day', cast(dt as date), cast(k.known_at as date))
  group by dt, brand, market, channel, queue, metric
)
select
  dt, cast(dt as date) as day, brand, market, channel, queue, metric, n, total, total_squares,
  total / nullif(n, 0) as mean
from final
