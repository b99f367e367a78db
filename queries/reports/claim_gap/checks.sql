-- Rows that must not exist: more verified than claimed resolutions, in whatever cell.
select dt, brand, market, channel, queue, intent, language, priority, handler_kind
from daily_facts
where metric in ('claimed_resolution_rate', 'verified_resolution_rate')
group by dt, brand, market, channel, queue, intent, language, priority, handler_kind
having sum(case when metric = 'verified_resolution_rate' then total else -total end) > 1e-9
