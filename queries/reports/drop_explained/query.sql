-- Tickets and observations of one metric by stratum and period, two windows of intake days, which may overlap; tickets
-- count where their source shows the metric, all_tickets in any case. With a change, tickets of other places come along, distinguished, and with
-- them every declared change: code takes off what happened in the places that none of them touches.
with windows as (
  select 'before' as period, :before_from as first_dt, :before_to as last_dt
  union all
  select 'after' as period, :from as first_dt, :to as last_dt
),
picked as (
  select
    w.period, f.dt, f.metric, f.n, f.total, f.total_squares, m.is_shown,
    case when :change is null then '*' else f.brand end as brand,
    case when :change is null then '*' else f.market end as market,
    case when :change is null then '*' else f.channel end as channel,
    case when :change is null then '*' else f.queue end as queue,
    case when :change is null then '*' else f.intent end as intent,
    case when :change is null then '*' else f.language end as language,
    (:market is null or f.market = :market)
      and (:channel is null or f.channel = :channel)
      and (:queue is null or f.queue = :queue) as is_asked_for,
    case when :by_market then f.market else '*' end || '/' ||
    case when :by_channel then f.channel else '*' end || '/' ||
    case when :by_queue then f.queue else '*' end || '/' ||
    case when :by_intent then f.intent else '*' end || '/' ||
    case when :by_language then f.language else '*' end || '/' ||
    case when :by_priority then f.priority else '*' end
      as stratum
  from known_counts f
  join windows w on f.dt between w.first_dt and w.last_dt
  left join metric_coverage m on m.source = f.source and m.metric = :metric
  -- Said once more as constants, so that only these days are read.
  where f.dt between least(:from, :before_from) and greatest(:to, :before_to)
    and f.metric in (:metric, 'tickets')
    and (:brand is null or f.brand = :brand)
    and (:change is not null or :market is null or f.market = :market)
    and (:change is not null or :channel is null or f.channel = :channel)
    and (:change is not null or :queue is null or f.queue = :queue)
    and (:intent is null or f.intent = :intent)
),
counted as (
  select
    :metric as metric, stratum, period, brand, market, channel, queue, intent, language, is_asked_for,
    cast(sum(case when metric = 'tickets' then n else 0 end) as bigint) as all_tickets,
    cast(sum(case when metric = 'tickets' and is_shown then n else 0 end) as bigint) as tickets,
    cast(sum(case when metric = :metric then n else 0 end) as bigint) as n,
    sum(case when metric = :metric then total else 0e0 end) as total,
    sum(case when metric = :metric then total_squares else 0e0 end) as total_squares,
    cast(sum(case when metric = :metric and dt <= :mature_to then n else 0 end) as bigint) as n_mature
  from picked
  group by stratum, period, brand, market, channel, queue, intent, language, is_asked_for
),
final as (
  select
    metric, stratum, period, brand, market, channel, queue, intent, language, is_asked_for,
    all_tickets, tickets, n, total, total_squares, n_mature,
    cast(null as varchar) as change_id, cast(null as varchar) as selector, cast(null as varchar) as effective_on,
    cast(null as varchar) as stages, cast(null as varchar) as first_dt, cast(null as varchar) as last_dt
  from counted
  union all
  select
    :metric, '*', case when d.change_id = :change then 'asked' else 'other' end, null, null, null, null, null, null,
    false, null, null, null, null, null, null,
    d.change_id, d.selector, cast(cast(d.effective_at as date) as varchar), d.stages, w.first_dt, w.last_dt
  from routing_changes_current d
  cross join (select min(first_dt) as first_dt, max(last_dt) as last_dt from windows) w
  where :change is not null
)
select
  metric, stratum, period, brand, market, channel, queue, intent, language, is_asked_for, all_tickets, tickets, n, total,
  total_squares, n_mature, change_id, selector, effective_on, stages, first_dt, last_dt
from final
order by stratum, period, brand, market, channel, queue, intent, language, change_id
