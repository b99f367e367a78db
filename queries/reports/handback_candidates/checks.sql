-- Rows that must not exist: AI exposure of an episode that people had first.
select dt, handler_kind, metric, n, total
from ai_vs_human_daily
where metric = 'ai_share'
  and ((handler_kind in ('ai', 'hybrid') and total <> n) or (handler_kind in ('in_house', 'outsourced', 'on_demand', 'none') and total <> 0))
