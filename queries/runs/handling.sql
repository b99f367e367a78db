-- Running handling cost as last committed. Whoever joins it to episodes leaves out those of erased customers.
select s.ticket_key, s.episode_no, s.handled_at, s.cost_before, s.cost_after, s.dt
from handling_runs s
join committed_days c on c.day = s.dt and c.run_id = s.run_id
