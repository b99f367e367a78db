-- Committed rows of the days to store that nothing has changed.
select
  r.run_id, r.ticket_key, r.episode_no, r.handled_at, r.cost_before, r.cost_after, r.dt
from handling_runs r
join committed_days c on c.day = r.dt and c.run_id = r.run_id
left join affected_tickets a on a.ticket_key = r.ticket_key
where r.dt between :from_dt and :to_dt and a.ticket_key is null
