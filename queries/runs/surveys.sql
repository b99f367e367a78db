-- Survey events as last committed. Whoever joins them to episodes leaves out those of erased customers.
select
  s.ticket_key, s.episode_no, s.survey_source, s.survey_id, s.event_id, s.type, s.occurred_at, s.survey_at,
  s.survey_event_no, s.answer_no, s.is_last_answer, s.rated, s.score_5, s.previous_score_5, s.dt
from survey_runs s
join committed_days c on c.day = s.dt and c.run_id = s.run_id
