-- Who was first to handle a brand's tickets, from its first day on: the AI share by intake day and scope, as
-- increments.sql gives cells.
with known as (
  select
    metric
      || :separator || replace(coalesce(market, 'unknown'), :separator, ' ')
      || :separator || replace(coalesce(channel, 'unknown'), :separator, ' ')
      || :separator || replace(coalesce(queue, 'unknown'), :separator, ' ')
      || :separator || '*' || :separator || '*' || :separator || '*' as cell,
    dt, lag_days, n, total, total_squares
  from daily_facts
  where
    dt <= :look_day and brand = :brand and metric = 'ai_share' and lag_days = 0
),
final as (
  select
    cell,
    date_diff('day', date '1970-01-01', cast(dt as date)) as day,
    lag_days,
    sum(n) as n, sum(total) as total, sum(total_squares) as total_squares
  from known
  group by cell, dt, lag_days
)
select cell, day, lag_days, n, total, total_squares from final
