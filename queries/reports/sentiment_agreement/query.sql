-- Tags of the remarks that customers wrote to their scores, held against these scores: how many remarks, how many of
-- low scores (1 and 2 of 5), and the sum of their ranks by how likely the tag says they are negative, from which code
-- takes the area under the curve (Mann and Whitney). For each engine and version over all, by language, and by channel.
with answers as (
  select
    c.sentiment_engine, c.sentiment_model, c.text_language, c.is_scored, c.is_degraded, c.sentiment_negative,
    s.score_5 <= 2e0 as is_low, e.channel, s.dt <= :mature_to as is_mature
  from surveys s
  join episodes e on e.dt = s.dt and e.ticket_key = s.ticket_key and e.episode_no = s.episode_no
  join csat_events_current c on c.source = s.survey_source and c.event_id = s.event_id
    and c.dt = cast(cast(s.occurred_at as date) as varchar)
  where s.dt between :from and :to and c.dt between :from and :voided_to
    and s.is_last_answer and c.comment is not null
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
),
levels as (
  select
    coalesce(a.sentiment_engine, 'untagged') as engine, coalesce(a.sentiment_model, 'none') as model,
    case when l.by_language then coalesce(a.text_language, 'unknown') else '*' end as text_language,
    case when l.by_channel then a.channel else '*' end as channel,
    a.is_degraded, a.is_low, a.is_mature, a.sentiment_negative, coalesce(a.is_scored, false) as is_scored
  from answers a
  cross join (values (false, false), (true, false), (false, true)) as l (by_language, by_channel)
),
ranked as (
  select
    l.*,
    rank() over (
      partition by engine, model, text_language, channel, is_scored order by sentiment_negative
    ) as first_rank,
    count(*) over (
      partition by engine, model, text_language, channel, is_scored, sentiment_negative
    ) as ties
  from levels l
),
final as (
  select
    engine, model, text_language, channel, count(*) as count_comments,
    count(case when is_scored then 1 end) as n,
    count(case when is_scored and is_low then 1 end) as count_low,
    sum(case when is_scored and is_low then cast(first_rank as double) + (ties - 1) / 2e0 else 0e0 end) as rank_sum,
    count(case when is_scored and sentiment_negative >= 5e-1 then 1 end) as count_negative,
    count(case when is_scored and sentiment_negative >= 5e-1 and is_low then 1 end) as count_both,
    count(case when is_degraded then 1 end) as count_degraded,
    count(case when is_scored and is_mature then 1 end) as n_mature
  from ranked
  group by engine, model, text_language, channel
)
select
  engine, model, text_language, channel, count_comments, n, count_low, rank_sum, count_negative, count_both,
  count_degraded, n_mature
from final
order by engine, model, case when text_language = '*' then 0 else 1 end, text_language,
  case when channel = '*' then 0 else 1 end, channel
