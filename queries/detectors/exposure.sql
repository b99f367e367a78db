-- Who was first to handle a brand's tickets, from its first day on: the AI share by intake day and scope.
with final as (
  select
    dt, market, channel, queue,
    '*' as intent, '*' as language, '*' as priority, metric, lag_days,
    sum(n) as n, sum(total) as total, sum(total_squares) as total_squares
  from daily_facts
  where
    dt <= :look_day and brand = :brand and metric = 'ai_share' and lag_days = 0
  group by dt, market, channel, queue, metric, lag_days
)
select * from final
