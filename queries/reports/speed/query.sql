-- Quantiles by rank (the smallest value with at least that share of values up to it), with an interval by ranks:
-- n p -/+ z sqrt(n p (1 - p)), rounded outwards (Hahn & Meeker 1991, Statistical Intervals, 5.2). An end whose
-- rank lies outside 1..n is null. First replies are counted of the sources that show replies, claims of those that show
-- claims.
with minutes as (
  select
    e.*, 'first_reply' as measure, s.shows_replies as is_shown,
    case when s.shows_replies then e.minutes_to_first_reply end as minutes
  from episodes e
  join source_coverage s on s.source = e.source
  where e.dt between :from and :to
  union all
  select
    e.*, 'claim' as measure, s.shows_claims as is_shown,
    case when s.shows_claims then e.minutes_to_claim end as minutes
  from episodes e
  join source_coverage s on s.source = e.source
  where e.dt between :from and :to
),
picked as (
  select
    measure, dt, minutes, is_shown,
    case when :by_handler_kind then handler_kind else '*' end as handler_kind,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    case when :by_intent then intent else '*' end as intent
  from minutes
  where (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
    and (:intent is null or intent = :intent)
),
ranked as (
  select
    p.*,
    cast(row_number() over (
      partition by measure, handler_kind, brand, market, channel, queue, intent order by minutes nulls last
    ) as double) as row_no,
    cast(count(minutes) over (
      partition by measure, handler_kind, brand, market, channel, queue, intent
    ) as double) as n
  from picked p
),
sums as (
  select
    measure, handler_kind, brand, market, channel, queue, intent,
    nullif(count(case when is_shown then 1 end), 0) as count_episodes,
    count(minutes) as n,
    min(case when row_no >= 0.5e0 * n then minutes end) as p50,
    max(case when row_no <= 0.5e0 * n - 1.96e0 * sqrt(n * 0.25e0) then minutes end) as p50_lower,
    min(case when row_no >= 0.5e0 * n + 1.96e0 * sqrt(n * 0.25e0) + 1e0 then minutes end) as p50_upper,
    min(case when row_no >= 0.9e0 * n then minutes end) as p90,
    max(case when row_no <= 0.9e0 * n - 1.96e0 * sqrt(n * 0.09e0) then minutes end) as p90_lower,
    min(case when row_no >= 0.9e0 * n + 1.96e0 * sqrt(n * 0.09e0) + 1e0 then minutes end) as p90_upper,
    cast(count(case when is_shown then 1 end) as double) / count(*) as covered_share,
    cast(count(case when is_shown and dt <= :mature_to then 1 end) as double) as count_mature
  from ranked
  group by measure, handler_kind, brand, market, channel, queue, intent
),
final as (
  select
    s.*,
    case when count_episodes > 0 then n end as observations,
    count_mature / count_episodes as maturity,
    case when count_episodes is null then 'not_in_data' end as status
  from sums s
)
select
  measure, handler_kind, brand, market, channel, queue, intent, count_episodes, observations as n,
  p50, p50_lower, p50_upper, p90, p90_lower, p90_upper, covered_share, maturity, status
from final
order by measure desc, handler_kind, brand, market, channel, queue, intent
