-- Increments and tickets by source as last committed. An erased customer's stay in the sums until the next run.
select
  f.brand, f.market, f.channel, f.queue, f.intent, f.language, f.priority, f.handler_kind, f.source, f.metric,
  f.lag_days, f.n, f.total, f.total_squares, f.dt, cast(f.dt as date) as day
from fact_runs f
join committed_days c on c.day = f.dt and c.run_id = f.run_id
