-- Rows that must not exist: more verified episodes than tickets, or a kind of handler nobody knows.
select dt, metric, handler_kind, n, total
from ai_vs_human_daily
where handler_kind not in ('ai', 'in_house', 'outsourced', 'on_demand', 'hybrid', 'none')
  or (metric = 'verified_resolution_rate' and total > n)
