-- Each answered survey once, with the answer that counts and its episode's attributes.
select
  s.survey_source, s.survey_id, s.ticket_key, e.source, e.ticket_id, s.episode_no, s.survey_at as offered_at,
  s.occurred_at as answered_at, s.score_5, s.rated, s.answer_no as count_answers,
  s.sentiment, s.sentiment_engine, s.sentiment_model, s.is_degraded,
  e.brand, e.market, e.channel, e.queue, e.intent, e.intent_by, e.language, e.priority, e.first_handler, e.handler_kind,
  e.resolution, e.is_verified, s.dt, s.day
from surveys s
join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
where s.is_last_answer
