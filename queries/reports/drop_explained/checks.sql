-- Rows that must not exist: tickets that are counted twice, or never, by the metric that makes the ticket mix.
select t.dt, t.tickets, e.episodes
from (select dt, sum(n) as tickets from daily_facts where metric = 'ai_share' group by dt) t
join (select dt, count(*) as episodes from episodes group by dt) e on e.dt = t.dt
where t.tickets > e.episodes
