-- One survey event attached to its episode, as last committed, of the episodes that are there.
select
  s.ticket_key, s.episode_no, s.survey_source, s.survey_id, s.event_id, s.type, s.occurred_at, s.survey_at,
  s.survey_event_no, s.answer_no, s.is_last_answer, s.rated, s.score_5, s.previous_score_5,
  s.sentiment, s.sentiment_engine, s.sentiment_model, s.is_degraded,
  s.dt, cast(s.dt as date) as day
from survey_runs s
join committed_days c on c.day = s.dt and c.run_id = s.run_id
join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
