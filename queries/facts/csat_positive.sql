-- Answers of 4 or more on 1..5. A revised answer does not count again: it replaces the value.
select
  e.*, case when s.answer_no = 1 then s.occurred_at end as counted_at, s.occurred_at as valued_at,
  case when s.score_5 >= 4 then 1e0 else 0e0 end as value,
  case when s.previous_score_5 >= 4 then 1e0 else 0e0 end as previous_value
from surveys s
join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
where s.type = 'answered'
