-- Increments and tickets as far as they are known: through the day before the newest commit, or the last day with events
-- where that is earlier. What is due later is not counted: of tickets that came in yesterday no claim has held a window
-- yet, and after the end of an export nothing is there that could contradict one.
with newest as (
  select max(cast(known_at as date)) as known_day, max(last_event_day) as last_event_day
  from commits
  where sequence = (select max(sequence) from commits)
),
final as (
  select
    case
      when cast(last_event_day as date) < known_day
        then date_diff('day', date '1970-01-01', cast(last_event_day as date)) + 1
      else date_diff('day', date '1970-01-01', known_day)
    end as first_unknown_day
  from newest
)
select
  c.brand, c.market, c.channel, c.queue, c.intent, c.language, c.priority, c.handler_kind, c.source, c.metric,
  c.lag_days, c.n, c.total, c.total_squares, c.dt, c.day
from daily_counts c
cross join final f
where c.lag_days + date_diff('day', date '1970-01-01', c.day) < f.first_unknown_day
