-- Rows that must not exist: more answers than surveys, in whatever cell.
select dt, brand, market, channel, queue, intent, handler_kind
from daily_facts
where metric = 'survey_response_rate'
group by dt, brand, market, channel, queue, intent, handler_kind
having sum(total) > sum(n) + 1e-9
