-- Episodes in which a survey was offered. An answer without an offer is its own offer.
select
  e.*, e.started_at as counted_at, s.offered_at as valued_at, 1e0 as value, 0e0 as previous_value
from episodes e
left join (
  select dt, ticket_key, episode_no, min(survey_at) as offered_at
  from surveys
  group by dt, ticket_key, episode_no
) s on s.dt = e.dt and s.ticket_key = e.ticket_key and s.episode_no = e.episode_no
