-- Rows that must not exist: a negative count, or a share outside 0..1 (cost and points aside).
select dt, metric, n, total
from quality_daily
where n < 0
  or (metric not in ('csat', 'handling_cost') and (total < -1e-9 or total > n + 1e-9))
  or (metric = 'csat' and (total < n - 1e-9 or total > 5 * n + 1e-9))
  or (metric = 'handling_cost' and total < -1e-9)
