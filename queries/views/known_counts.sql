-- Increments and tickets as far as they are known: those whose lag ends before the day of the newest commit. What is due
-- later is not counted: of tickets that came in yesterday no claim has held a window yet.
with known as (
  select max(known_at) as known_at
  from commits
  where sequence = (select max(sequence) from commits)
)
select
  f.brand, f.market, f.channel, f.queue, f.intent, f.language, f.priority, f.handler_kind, f.source, f.metric,
  f.lag_days, f.n, f.total, f.total_squares, f.dt, f.day
from daily_counts f
cross join known k
where f.lag_days < date_diff('day', cast(f.dt as date), cast(k.known_at as date))
