-- Scored remarks of the half year before a look, and the rank sum of those with a low score by how likely their tag says
-- they are negative: from these code takes how far tags of sentiment can be trusted here.
with remarks as (
  select sentiment_negative, score_5 <= 2e0 as is_low
  from csat_events_current
  where dt between :from and :look_day and type = 'answered' and comment is not null and is_scored
),
ranked as (
  select
    is_low, rank() over (order by sentiment_negative) as first_rank,
    count(*) over (partition by sentiment_negative) as ties
  from remarks
),
final as (
  select
    count(*) as n, count(case when is_low then 1 end) as count_low,
    sum(case when is_low then cast(first_rank as double) + (ties - 1) / 2e0 end) as rank_sum
  from ranked
)
select n, count_low, rank_sum from final
