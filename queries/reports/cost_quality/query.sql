-- What an episode cost with what followed from it: people who cleaned up inside it are in its own cost; a repeat
-- contact's cost is charged to the claims it contradicts, in equal parts. Sums for the ratio cost / verified, of the
-- sources that show all of it: people's work, claims that can be verified, and who comes back. A repeat contact of a
-- source without people's work costs what nobody knows, and a claim whose window ends after the last event is not
-- verified yet.
with covered as (
  select
    source, bool_and(is_shown) as is_shown,
    bool_or(metric = 'handling_cost' and is_shown) as is_cost_shown
  from metric_coverage
  where metric in ('handling_cost', 'verified_resolution_rate', 'repeat_contact_rate')
  group by source
),
nearby as (
  select e.*, c.is_shown, c.is_cost_shown
  from episodes e
  join covered c on c.source = e.source
  where e.dt between :read_from and :read_to
),
contacts as (
  select
    brand, customer_key, started_at, max(case when is_cost_shown then handling_cost end) as cost,
    bool_and(not is_cost_shown) as is_unknown
  from nearby
  where episode_no = 1 and customer_key is not null
  group by brand, customer_key, started_at
),
charges as (
  select brand, customer_key, repeated_at, count(*) as count_claims
  from nearby
  where repeated_at is not null
  group by brand, customer_key, repeated_at
),
costs as (
  select
    e.dt, e.handler_kind, e.is_shown,
    case when :by_brand then e.brand else '*' end as brand,
    case when :by_market then e.market else '*' end as market,
    case when :by_channel then e.channel else '*' end as channel,
    case when :by_queue then e.queue else '*' end as queue,
    case when :by_intent then e.intent else '*' end as intent,
    case when e.claimed_at is not null then 1e0 else 0e0 end as claimed,
    case when e.is_verified and e.judged_at <= :seen_until then 1e0 else 0e0 end as verified,
    coalesce(e.handling_cost, 0e0) as own,
    coalesce(c.cost / g.count_claims, 0e0) as repeats,
    case when c.is_unknown then 1e0 else 0e0 end as unknown_repeats
  from nearby e
  left join charges g on g.brand = e.brand and g.customer_key = e.customer_key and g.repeated_at = e.repeated_at
  left join contacts c on c.brand = e.brand and c.customer_key = e.customer_key and c.started_at = e.repeated_at
  where e.dt between :from and :to
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
),
final as (
  select
    handler_kind, brand, market, channel, queue, intent,
    count(*) as tickets,
    count(case when is_shown then 1 end) as n,
    count(case when is_shown and dt <= :mature_to then 1 end) as n_mature,
    sum(case when is_shown then claimed end) as claimed,
    sum(case when is_shown then verified end) as verified,
    sum(case when is_shown then own end) as own,
    sum(case when is_shown then repeats end) as repeats,
    sum(case when is_shown then unknown_repeats end) as unknown_repeats,
    sum(case when is_shown then (own + repeats) * (own + repeats) end) as cost_squares,
    sum(case when is_shown then (own + repeats) * verified end) as cost_verified
  from costs
  group by handler_kind, brand, market, channel, queue, intent
)
select
  handler_kind, brand, market, channel, queue, intent, tickets, n, n_mature, claimed, verified, own, repeats,
  unknown_repeats, cost_squares, cost_verified
from final
order by brand, market, channel, queue, intent, handler_kind
