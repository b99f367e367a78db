-- Rows that must not exist: a tag without its engine, or likelihoods that are not of one whole.
select source, event_id, sentiment_engine, sentiment_negative
from csat_events_current
where sentiment is not null
  and (sentiment_engine is null
    or abs(sentiment_positive + sentiment_negative + sentiment_neutral + sentiment_mixed - 1e0) > 1e-3)
