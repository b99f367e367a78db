-- Of the surveys offered: those answered. An answer without an offer is its own offer.
select
  e.*, case when s.survey_event_no = 1 then s.survey_at end as counted_at,
  case when s.answer_no = 1 then s.occurred_at end as valued_at, 1e0 as value, 0e0 as previous_value
from surveys s
join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
