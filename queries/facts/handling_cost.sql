-- Cost by the price list: every episode counts from its start with nothing, each day of handling adds to it.
select
  e.*, e.started_at as counted_at, cast(null as timestamp) as valued_at, 0e0 as value, 0e0 as previous_value
from episodes e
union all
select
  e.*, cast(null as timestamp) as counted_at, h.handled_at as valued_at,
  h.cost_after as value, h.cost_before as previous_value
from handling h
join episodes e on e.dt = h.dt and e.ticket_key = h.ticket_key and e.episode_no = h.episode_no
