-- First hand-offs from AI to a person, of the sources that show hand-offs. Each scope has a row for every reason and one
-- for any of them.
with picked as (
  select
    e.dt, m.is_shown,
    case when m.is_shown then e.first_handler end as first_handler,
    case when m.is_shown then e.handed_off_at end as handed_off_at,
    case when m.is_shown and e.handed_off_at is not null then coalesce(e.handoff_reason, 'other') end as reason,
    case when :by_brand then e.brand else '*' end as brand,
    case when :by_market then e.market else '*' end as market,
    case when :by_channel then e.channel else '*' end as channel,
    case when :by_queue then e.queue else '*' end as queue,
    case when :by_intent then e.intent else '*' end as intent
  from episodes e
  join metric_coverage m on m.source = e.source and m.metric = 'handoff_rate'
  where e.dt between :from and :to
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
),
scopes as (
  select
    brand, market, channel, queue, intent,
    nullif(count(case when is_shown then 1 end), 0) as n,
    count(case when first_handler = 'ai' then 1 end) as count_ai_first,
    cast(count(case when is_shown and dt <= :mature_to then 1 end) as double) as count_mature,
    cast(count(case when is_shown then 1 end) as double) / count(*) as covered_share
  from picked
  group by brand, market, channel, queue, intent
),
reasons as (
  select
    brand, market, channel, queue, intent, 'any' as reason,
    count(handed_off_at) as count_handed_off,
    count(case when first_handler = 'ai' then handed_off_at end) as count_handed_off_ai_first
  from picked
  group by brand, market, channel, queue, intent
  union all
  select
    brand, market, channel, queue, intent, reason,
    count(*) as count_handed_off,
    count(case when first_handler = 'ai' then 1 end) as count_handed_off_ai_first
  from picked
  where reason is not null
  group by brand, market, channel, queue, intent, reason
),
final as (
  select
    s.brand, s.market, s.channel, s.queue, s.intent, r.reason, s.n,
    case when s.n > 0 then s.count_ai_first end as count_ai_first,
    case when s.n > 0 then r.count_handed_off end as count_handed_off,
    case when s.n > 0 then r.count_handed_off_ai_first end as count_handed_off_ai_first,
    s.covered_share, s.count_mature / s.n as maturity,
    case when s.n is null then 'not_in_data' end as status
  from scopes s
  join reasons r on r.brand = s.brand and r.market = s.market and r.channel = s.channel
    and r.queue = s.queue and r.intent = s.intent
)
select
  brand, market, channel, queue, intent, reason, n, count_ai_first, count_handed_off,
  count_handed_off_ai_first, covered_share, maturity, status
from final
order by brand, market, channel, queue, intent, case when reason = 'any' then 0 else 1 end,
  count_handed_off desc, reason
