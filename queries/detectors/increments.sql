-- Sufficient statistics of one brand: increments of n, Σx and Σx² by intake day, cell, metric and lag, with
-- nothing that was not known at the end of the look day. Handler kinds are added up: they are no stratum.
with final as (
  select
    dt, market, channel, queue, intent, language, priority, metric, lag_days,
    sum(n) as n, sum(total) as total, sum(total_squares) as total_squares
  from daily_facts
  where
    dt between :from and :look_day
    and brand = :brand
    and metric in :metrics
    and lag_days <= date_diff('day', cast(dt as date), cast(:look_day as date))
  group by dt, market, channel, queue, intent, language, priority, metric, lag_days
)
select * from final
