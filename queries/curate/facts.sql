-- Every metric in one shape: increments of n and total by intake day, scope, stratum, source and lag in calendar days.
-- The metric `tickets` carries the episodes themselves, whatever their source shows.
-- `observations` are the rows of the files in queries/facts (functions/contract/definitions/daily-facts.ts).
with steps as (
  select
    o.dt, o.brand, o.market, o.channel, o.queue, o.intent, o.language, o.priority, o.handler_kind, o.source,
    o.metric, o.last_lag,
    date_diff(
      'day', cast(o.dt as date), cast(case when k.is_count then o.counted_at else o.valued_at end as date)
    ) as lag_days,
    case when k.is_count then 1 else 0 end as n,
    case when k.is_count then 0e0 else o.value - o.previous_value end as total,
    case when k.is_count then 0e0 else o.value * o.value - o.previous_value * o.previous_value end
      as total_squares
  from observations o
  cross join (values (true), (false)) as k (is_count)
),
final as (
  select
    brand, market, channel, queue, intent, language, priority, handler_kind, source, metric, lag_days,
    cast(sum(n) as bigint) as n, sum(total) as total, sum(total_squares) as total_squares, dt
  from steps
  where lag_days between 0 and last_lag
  group by brand, market, channel, queue, intent, language, priority, handler_kind, source, metric, lag_days, dt
)
select * from final
