-- Running handling cost of an episode after each day on which it was handled, as last committed, of the episodes that are there.
select
  s.ticket_key, s.episode_no, s.handled_at, s.cost_before, s.cost_after,
  s.dt, cast(s.dt as date) as day
from handling_runs s
join committed_days c on c.day = s.dt and c.run_id = s.run_id
join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
