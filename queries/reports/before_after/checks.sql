-- Rows that must not exist: a share with more than it counts over all lags.
select metric, brand, market, channel, queue, sum(n) as n, sum(total) as total
from daily_facts
where metric in ('claimed_resolution_rate', 'reopen_rate', 'repeat_contact_rate', 'ai_share')
group by metric, brand, market, channel, queue
having sum(total) > sum(n) + 1e-6
