-- Scores on 1..5. A revised answer does not count again: it replaces the value.
select
  e.*, case when s.answer_no = 1 then s.occurred_at end as counted_at, s.occurred_at as valued_at,
  s.score_5 as value, coalesce(s.previous_score_5, 0e0) as previous_value
from surveys s
join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
where s.type = 'answered'
