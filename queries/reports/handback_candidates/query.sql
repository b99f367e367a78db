-- Sums of AI-first and human episodes by cell (asked dimensions) and stratum (language and priority, and the intent
-- where it is no dimension of the cell), and beside each metric the tickets; of those that no source shows a handler
-- of, the side is unknown: they come along to say so.
with picked as (
  select
    dt, metric, n, total, total_squares, tickets, tickets_covered,
    case when handler_kind in ('ai', 'hybrid') then 'ai_first' when handler_kind = 'none' then 'none' else 'human' end
      as side,
    case when :by_brand then brand else '*' end as brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    case when :by_intent then intent else '*' end as intent,
    intent || ' ' || language || ' ' || priority as stratum
  from ai_vs_human_daily
  where dt between :from and :to
    and metric in ('ai_share', 'verified_resolution_rate', 'csat_positive', 'handling_cost')
    and (:brand is null or brand = :brand)
    and (:market is null or market = :market)
    and (:channel is null or channel = :channel)
    and (:queue is null or queue = :queue)
    and (:intent is null or intent = :intent)
),
final as (
  select
    metric, side, brand, market, channel, queue, intent, stratum,
    cast(coalesce(sum(n), 0) as bigint) as n,
    coalesce(sum(total), 0e0) as total,
    coalesce(sum(total_squares), 0e0) as total_squares,
    cast(sum(case when dt <= :mature_to then tickets_covered else 0 end) as bigint) as tickets_mature,
    cast(sum(tickets) as bigint) as tickets,
    cast(sum(tickets_covered) as bigint) as tickets_covered
  from picked
  group by metric, side, brand, market, channel, queue, intent, stratum
)
select
  metric, side, brand, market, channel, queue, intent, stratum, n, total, total_squares, tickets,
  tickets_covered, tickets_mature,
  cast(date_diff('day', cast(:from as date), cast(:to as date)) + 1 as double) / 7 as weeks
from final
order by brand, market, channel, queue, intent, metric, side, stratum
