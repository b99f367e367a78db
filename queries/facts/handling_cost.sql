-- Cost by the price list: every episode counts from its start with nothing, each day of handling adds to it.
-- The count stands on the first of these days, so that the episodes are read once.
with numbered as (
  select
    dt, ticket_key, episode_no, handled_at, cost_before, cost_after,
    row_number() over (partition by dt, ticket_key, episode_no order by handled_at) as handling_no
  from handling
)
select
  e.*, case when coalesce(h.handling_no, 1) = 1 then e.started_at end as counted_at, h.handled_at as valued_at,
  h.cost_after as value, h.cost_before as previous_value
from episodes e
left join numbered h on h.dt = e.dt and h.ticket_key = e.ticket_key and h.episode_no = e.episode_no
