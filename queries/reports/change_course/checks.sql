-- Rows that must not exist: more observations of a metric of episodes than tickets.
select dt, sum(case when metric = 'ai_share' then n else 0 end) as n,
  sum(case when metric = 'tickets' then n else 0 end) as tickets
from daily_counts
group by dt
having sum(case when metric = 'ai_share' then n else 0 end) > sum(case when metric = 'tickets' then n else 0 end)
