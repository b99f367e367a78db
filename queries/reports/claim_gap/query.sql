-- Claimed against verified resolutions of the same episodes, by week. Both sides count claims of lag up to the
-- horizon; only days whose claims are all judged count, so n grows until a week is complete. Where claims are shown
-- but nothing that could contradict them, there are claims and no gap.
with shown as (
  select c.source, c.is_shown as is_claim_shown, v.is_shown as is_gap_shown
  from metric_coverage c
  join metric_coverage v on v.source = c.source and v.metric = 'verified_resolution_rate'
  where c.metric = 'claimed_resolution_rate'
),
picked as (
  select
    f.dt, f.handler_kind, f.metric, f.n, f.total, s.is_claim_shown, s.is_gap_shown,
    case when :by_brand then f.brand else '*' end as brand,
    case when :by_market then f.market else '*' end as market,
    case when :by_channel then f.channel else '*' end as channel,
    case when :by_queue then f.queue else '*' end as queue,
    case when :by_intent then f.intent else '*' end as intent
  from daily_counts f
  join shown s on s.source = f.source
  where f.dt between :from and :to
    and f.metric in ('claimed_resolution_rate', 'verified_resolution_rate', 'tickets')
    and (:brand is null or f.brand = :brand)
    and (:market is null or f.market = :market)
    and (:channel is null or f.channel = :channel)
    and (:queue is null or f.queue = :queue)
    and (:intent is null or f.intent = :intent)
),
-- With a source that shows the gap, the row is of such sources alone.
rows_of_gap as (
  select
    p.*,
    max(case when is_gap_shown then 1 else 0 end) over (
      partition by date_trunc('week', cast(dt as date)), brand, market, channel, queue, intent, handler_kind
    ) = 1 as has_gap
  from picked p
),
counted as (
  select p.*, case when has_gap then is_gap_shown else is_claim_shown end as is_counted
  from rows_of_gap p
),
sums as (
  select
    date_trunc('week', cast(dt as date)) as week,
    brand, market, channel, queue, intent, handler_kind, has_gap, bool_or(is_claim_shown) as has_claims,
    cast(sum(case when metric = 'tickets' then n else 0 end) as double) as tickets,
    cast(sum(case when metric = 'tickets' and is_gap_shown then n else 0 end) as double) as tickets_covered,
    cast(sum(case when metric = 'claimed_resolution_rate' and is_counted then n else 0 end) as bigint) as n_all,
    cast(sum(case when metric = 'claimed_resolution_rate' and is_counted and dt <= :mature_to then n else 0 end) as bigint)
      as n,
    sum(case when metric = 'claimed_resolution_rate' and is_counted and dt <= :mature_to then total else 0e0 end)
      as claimed,
    sum(case when metric = 'verified_resolution_rate' and dt <= :mature_to then total else 0e0 end) as verified
  from counted
  group by
    date_trunc('week', cast(dt as date)), brand, market, channel, queue, intent, handler_kind, has_gap
),
final as (
  select
    s.*,
    case when has_claims then n end as n_claims,
    case when has_gap then n end as n_gap,
    cast(n as double) / nullif(n_all, 0) as maturity,
    case when n = 0 then 'immature' end as status
  from sums s
)
select
  week, brand, market, channel, queue, intent, handler_kind, n_claims as n, n_gap, claimed, verified,
  claimed - verified as unverified, tickets_covered / nullif(tickets, 0) as covered_share, maturity, status
from final
order by week, brand, market, channel, queue, intent, handler_kind
