-- First hand-offs from AI to a person. Each scope has a row for every reason and one for any of them.
with picked as (
  select
    dt, first_handler, handed_off_at,
    case when handed_off_at is not null then coalesce(handoff_reason, 'other') end as reason,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    case when :by_intent then intent else '*' end as intent
  from episodes
  where dt between :from and :to
    and (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
    and (:intent is null or intent = :intent)
),
scopes as (
  select
    brand, market, channel, queue, intent,
    count(*) as n,
    count(case when first_handler = 'ai' then 1 end) as count_ai_first,
    cast(count(case when dt <= :mature_to then 1 end) as double) / count(*) as maturity
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
    s.brand, s.market, s.channel, s.queue, s.intent, r.reason, s.n, s.count_ai_first, r.count_handed_off,
    r.count_handed_off_ai_first, s.maturity
  from scopes s
  join reasons r on r.brand = s.brand and r.market = s.market and r.channel = s.channel
    and r.queue = s.queue and r.intent = s.intent
)
select
  brand, market, channel, queue, intent, reason, n, count_ai_first, count_handed_off,
  count_handed_off_ai_first, maturity
from final
order by brand, market, channel, queue, intent, case when reason = 'any' then 0 else 1 end,
  count_handed_off desc, reason
