-- Quality and cost by intake day, scope, stratum and handler kind, as known at the end of the day before the newest
-- commit, of the tickets whose source shows who handles them. tickets_covered are the mix to standardise to. A metric
-- that no source of the tickets shows has a row that says so.
with asked as (
  select m.source, m.metric, m.is_shown and h.is_shown as is_shown
  from metric_coverage m
  join metric_coverage h on h.source = m.source and h.metric = 'ai_share'
  where m.metric in (
    'ai_share', 'csat', 'csat_positive', 'verified_resolution_rate', 'negative_sentiment_rate', 'handling_cost'
  )
),
spread as (
  select
    f.dt, f.brand, f.market, f.channel, f.queue, f.intent, f.language, f.priority, f.handler_kind, a.metric,
    case when f.metric <> 'tickets' and a.is_shown then f.n end as n,
    case when f.metric <> 'tickets' and a.is_shown then f.total end as total,
    case when f.metric <> 'tickets' and a.is_shown then f.total_squares end as total_squares,
    case when f.metric = 'tickets' then f.n end as tickets,
    case when f.metric = 'tickets' and a.is_shown then f.n end as tickets_covered
  from known_counts f
  join asked a on a.source = f.source and (f.metric = 'tickets' or a.metric = f.metric)
  where f.metric in (
      'tickets', 'ai_share', 'csat', 'csat_positive', 'verified_resolution_rate', 'negative_sentiment_rate', 'handling_cost'
    )
),
final as (
  select
    dt, brand, market, channel, queue, intent, language, priority, handler_kind, metric,
    case when sum(tickets_covered) > 0 then cast(coalesce(sum(n), 0) as bigint) end as n,
    case when sum(tickets_covered) > 0 then coalesce(sum(total), 0e0) end as total,
    case when sum(tickets_covered) > 0 then coalesce(sum(total_squares), 0e0) end as total_squares,
    cast(sum(tickets) as bigint) as tickets,
    cast(coalesce(sum(tickets_covered), 0) as bigint) as tickets_covered
  from spread
  group by dt, brand, market, channel, queue, intent, language, priority, handler_kind, metric
)
select
  dt, cast(dt as date) as day, brand, market, channel, queue, intent, language, priority, handler_kind, metric,
  n, total, total_squares, total / nullif(n, 0) as mean, tickets, tickets_covered,
  case when tickets_covered = 0 then 'not_in_data' when n = 0 then 'not_enough_data' else 'ok' end as status
from final
