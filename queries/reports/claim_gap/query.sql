-- Claimed against verified resolutions of the same episodes, by week. Both sides count claims of lag up to the
-- horizon; only days whose claims are all judged count, so n grows until a week is complete.
with picked as (
  select
    dt, handler_kind, metric, n, total,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    case when :by_intent then intent else '*' end as intent
  from daily_facts
  where dt between :from and :to
    and metric in ('claimed_resolution_rate', 'verified_resolution_rate')
    and (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
    and (:intent is null or intent = :intent)
),
final as (
  select
    date_trunc('week', cast(dt as date)) as week,
    brand, market, channel, queue, intent, handler_kind,
    cast(sum(case when metric = 'claimed_resolution_rate' then n else 0 end) as bigint) as n_all,
    cast(sum(case when metric = 'claimed_resolution_rate' and dt <= :mature_to then n else 0 end) as bigint) as n,
    sum(case when metric = 'claimed_resolution_rate' and dt <= :mature_to then total else 0e0 end) as claimed,
    sum(case when metric = 'verified_resolution_rate' and dt <= :mature_to then total else 0e0 end) as verified
  from picked
  group by date_trunc('week', cast(dt as date)), brand, market, channel, queue, intent, handler_kind
)
select
  week, brand, market, channel, queue, intent, handler_kind, n, claimed, verified,
  claimed - verified as unverified,
  cast(n as double) / nullif(n_all, 0) as maturity,
  case when n = 0 then 'immature' end as status
from final
order by week, brand, market, channel, queue, intent, handler_kind
