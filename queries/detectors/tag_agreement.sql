-- For each day of a look the scored remarks of the half year before it, and the rank sum of those with a low score by how
-- likely their tag says they are negative: from these code takes how far tags of sentiment can be trusted on that day.
with looks as (
  select from_dt, look_day
  from (values :look_days) as t (from_dt, look_day)
),
remarks as (
  select dt, sentiment_negative, score_5 <= 2e0 as is_low
  from csat_events_current
  where dt between :from and :to and type = 'answered' and comment is not null and is_scored
),
ranked as (
  select
    l.look_day, r.is_low,
    rank() over (partition by l.look_day order by r.sentiment_negative) as first_rank,
    count(*) over (partition by l.look_day, r.sentiment_negative) as ties
  from looks l
  join remarks r on r.dt between l.from_dt and l.look_day
),
final as (
  select
    look_day, count(*) as n, count(case when is_low then 1 end) as count_low,
    sum(case when is_low then cast(first_rank as double) + (ties - 1) / 2e0 end) as rank_sum
  from ranked
  group by look_day
)
select look_day, n, count_low, rank_sum from final
order by look_day
