-- Surveys offered, answered and silent, by handler kind; and what satisfaction would be if all the silent had given
-- the worst or the best score: the truth lies between (Manski 1989, Journal of Human Resources 24:343).
with picked as (
  select
    dt, metric, n, total, total_squares,
    case when :by_handler_kind then handler_kind else '*' end as handler_kind,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    case when :by_intent then intent else '*' end as intent
  from daily_facts
  where dt between :from and :to
    and metric in ('survey_offer_rate', 'survey_response_rate', 'csat')
    and (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
    and (:intent is null or intent = :intent)
),
sums as (
  select
    handler_kind, brand, market, channel, queue, intent,
    cast(sum(case when metric = 'survey_offer_rate' then n else 0 end) as bigint) as count_episodes,
    sum(case when metric = 'survey_offer_rate' then total else 0e0 end) as count_offered,
    cast(sum(case when metric = 'survey_response_rate' then n else 0 end) as bigint) as count_surveys,
    sum(case when metric = 'survey_response_rate' then total else 0e0 end) as count_answered,
    cast(sum(case when metric = 'csat' then n else 0 end) as bigint) as n,
    sum(case when metric = 'csat' then total else 0e0 end) as total,
    sum(case when metric = 'csat' then total_squares else 0e0 end) as total_squares,
    sum(case when metric = 'survey_offer_rate' and dt <= :mature_to then n else 0 end) as n_mature
  from picked
  group by handler_kind, brand, market, channel, queue, intent
),
final as (
  select
    s.*,
    (total + 1e0 * (count_surveys - n)) / nullif(count_surveys, 0) as csat_if_silent_worst,
    (total + 5e0 * (count_surveys - n)) / nullif(count_surveys, 0) as csat_if_silent_best,
    cast(n_mature as double) / nullif(count_episodes, 0) as maturity
  from sums s
)
select
  handler_kind, brand, market, channel, queue, intent, count_episodes, count_offered, count_surveys,
  count_answered, n, total, total_squares, csat_if_silent_worst, csat_if_silent_best, maturity
from final
order by brand, market, channel, queue, intent, handler_kind
