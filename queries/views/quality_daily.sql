-- Every metric by intake day and scope: known increments summed over handlers, strata and lags (an episode counts as
-- verifiable only once it was). The tickets of each source stand beside every metric, so that one that no source of them
-- shows has a row that says so.
with sums as (
  select
    dt, brand, market, channel, queue, source, metric,
    sum(n) as n, sum(total) as total, sum(total_squares) as total_squares
  from known_counts
  group by dt, brand, market, channel, queue, source, metric
),
spread as (
  select
    s.dt, s.brand, s.market, s.channel, s.queue, coalesce(m.metric, s.metric) as metric,
    case when m.metric is null then s.n end as n,
    case when m.metric is null then s.total end as total,
    case when m.metric is null then s.total_squares end as total_squares,
    case when m.metric is not null then s.n end as tickets,
    case when m.is_shown then s.n end as tickets_covered
  from sums s
  left join metric_coverage m on s.metric = 'tickets' and m.source = s.source
),
final as (
  select
    dt, brand, market, channel, queue, metric,
    case when sum(tickets_covered) > 0 then cast(coalesce(sum(n), 0) as bigint) end as n,
    case when sum(tickets_covered) > 0 then coalesce(sum(total), 0e0) end as total,
    case when sum(tickets_covered) > 0 then coalesce(sum(total_squares), 0e0) end as total_squares,
    cast(sum(tickets) as bigint) as tickets,
    cast(coalesce(sum(tickets_covered), 0) as bigint) as tickets_covered
  from spread
  where metric <> 'tickets'
  group by dt, brand, market, channel, queue, metric
)
select
  dt, cast(dt as date) as day, brand, market, channel, queue, metric, n, total, total_squares,
  total / nullif(n, 0) as mean, tickets, tickets_covered,
  case when tickets_covered = 0 then 'not_in_data' when n = 0 then 'not_enough_data' else 'ok' end as status
from final
