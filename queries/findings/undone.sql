-- Of some days the look at each stream that may say that its change did not take place as declared.
select
  brand, change_id, change_effective_on, scope, metric, status, ai_share_before, ai_share_after, ai_share_declared, dt
from looks
where dt in :dts and (scope = '*' or metric in ('verified_resolution_rate', 'csat'))
order by brand, change_effective_on, change_id, scope, metric
