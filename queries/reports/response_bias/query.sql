-- Surveys offered, answered and silent, by handler kind; and what satisfaction would be if all the silent had given
-- the worst or the best score: the truth lies between (Manski 1989, Journal of Human Resources 24:343). Offers are
-- counted of the sources that show them, answers of those that show answers, the silent of those that show both.
with shown as (
  select
    source, is_offer_shown, is_answer_shown, is_offer_shown and is_answer_shown as is_silence_shown
  from (select source, shows_offers as is_offer_shown, shows_answers as is_answer_shown from source_coverage) s
),
picked as (
  select
    f.dt, f.metric, f.n, f.total, f.total_squares, s.is_offer_shown, s.is_answer_shown, s.is_silence_shown,
    case when :by_handler_kind then f.handler_kind else '*' end as handler_kind,
    case when :by_brand then f.brand else '*' end as brand,
    case when :by_market then f.market else '*' end as market,
    case when :by_channel then f.channel else '*' end as channel,
    case when :by_queue then f.queue else '*' end as queue,
    case when :by_intent then f.intent else '*' end as intent
  from daily_counts f
  join shown s on s.source = f.source
  where f.dt between :from and :to
    and f.metric in ('survey_offer_rate', 'survey_response_rate', 'csat', 'tickets')
    and (:brand is null or f.brand = :brand)
    and (:market is null or f.market = :market)
    and (:channel is null or f.channel = :channel)
    and (:queue is null or f.queue = :queue)
    and (:intent is null or f.intent = :intent)
),
sums as (
  select
    handler_kind, brand, market, channel, queue, intent,
    bool_or(is_offer_shown) as is_offer_shown,
    bool_or(is_answer_shown) as is_answer_shown,
    bool_or(is_silence_shown) as is_silence_shown,
    cast(sum(case when metric = 'tickets' then n else 0 end) as double) as tickets,
    cast(sum(case when metric = 'tickets' and is_offer_shown then n else 0 end) as double) as tickets_covered,
    cast(sum(case when metric = 'survey_offer_rate' then n else 0 end) as bigint) as count_episodes,
    sum(case when metric = 'survey_offer_rate' then total else 0e0 end) as count_offered,
    cast(sum(case when metric = 'survey_response_rate' then n else 0 end) as bigint) as count_surveys,
    sum(case when metric = 'survey_response_rate' then total else 0e0 end) as count_answered,
    cast(sum(case when metric = 'csat' then n else 0 end) as bigint) as n,
    sum(case when metric = 'csat' then total else 0e0 end) as total,
    sum(case when metric = 'csat' then total_squares else 0e0 end) as total_squares,
    cast(sum(case when metric = 'survey_response_rate' and is_silence_shown then n else 0 end) as bigint)
      as count_asked,
    cast(sum(case when metric = 'csat' and is_silence_shown then n else 0 end) as bigint) as n_asked,
    sum(case when metric = 'csat' and is_silence_shown then total else 0e0 end) as total_asked,
    sum(case when metric = 'survey_offer_rate' and dt <= :mature_to then n else 0 end) as n_mature
  from picked
  group by handler_kind, brand, market, channel, queue, intent
),
final as (
  select
    s.*,
    case when is_silence_shown then (total_asked + 1e0 * (count_asked - n_asked)) / nullif(count_asked, 0) end
      as csat_if_silent_worst,
    case when is_silence_shown then (total_asked + 5e0 * (count_asked - n_asked)) / nullif(count_asked, 0) end
      as csat_if_silent_best,
    case when is_offer_shown then count_episodes end as shown_episodes,
    case when is_offer_shown then count_surveys end as shown_surveys,
    case when is_answer_shown then n end as shown_answers,
    case when is_silence_shown then count_asked end as shown_asked,
    tickets_covered / nullif(tickets, 0) as covered_share,
    cast(n_mature as double) / nullif(count_episodes, 0) as maturity
  from sums s
)
select
  handler_kind, brand, market, channel, queue, intent, shown_episodes as count_episodes, count_offered,
  shown_surveys as count_surveys, count_answered, shown_answers as n, total, total_squares,
  shown_asked as count_asked, csat_if_silent_worst, csat_if_silent_best, covered_share, maturity
from final
order by brand, market, channel, queue, intent, handler_kind
