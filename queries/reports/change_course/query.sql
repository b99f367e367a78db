-- Tickets and observations of a metric, and of one beside it, by period of days and place. With a change, tickets of other places come along,
-- distinguished, and with them every declared change: code separates the treated from the controls (as in drop_explained).
with asked as (
  select max(selector) as selector from routing_changes_current where change_id = :change
),
followed as (
  select cast(:metric as varchar) as metric
  union
  select cast(:beside as varchar) where :beside is not null
),
picked as (
  select
    w.metric as followed, cast(floor(cast(date_diff('day', cast(:counted_from as date), cast(f.dt as date)) as double) / :days_together) as bigint)
      as period_no,
    f.dt, f.metric, f.n, f.total, f.total_squares, m.is_shown,
    case when :change is null then '*' else f.brand end as brand,
    case when :change is null then '*' else f.market end as market,
    case when :change is null then '*' else f.channel end as channel,
    case when :change is null then '*' else f.queue end as queue,
    -- Only where the change chooses among them: elsewhere they would only make more rows.
    case when strpos(a.selector, '"intent"') > 0 then f.intent else '*' end as intent,
    case when strpos(a.selector, '"language"') > 0 then f.language else '*' end as language,
    (:market is null or f.market = :market)
      and (:channel is null or f.channel = :channel)
      and (:queue is null or f.queue = :queue) as is_asked_for
  from known_counts f
  cross join asked a
  -- Of both metrics at once, the increments of either and the tickets of both.
  join followed w on f.metric = w.metric or f.metric = 'tickets'
  left join metric_coverage m on m.source = f.source and m.metric = w.metric
  where f.dt between :from and :to
    and f.metric in (:metric, :beside, 'tickets')
    and (:brand is null or f.brand = :brand)
    and (:change is not null or :market is null or f.market = :market)
    and (:change is not null or :channel is null or f.channel = :channel)
    and (:change is not null or :queue is null or f.queue = :queue)
    and (:intent is null or f.intent = :intent)
),
counted as (
  select
    followed, period_no, brand, market, channel, queue, intent, language, is_asked_for,
    cast(sum(case when metric = 'tickets' then n else 0 end) as bigint) as all_tickets,
    cast(sum(case when metric = 'tickets' and is_shown then n else 0 end) as bigint) as tickets,
    cast(sum(case when metric <> 'tickets' then n else 0 end) as bigint) as n,
    sum(case when metric <> 'tickets' then total else 0e0 end) as total,
    sum(case when metric <> 'tickets' then total_squares else 0e0 end) as total_squares,
    cast(sum(case when metric <> 'tickets' and dt <= :mature_to then n else 0 end) as bigint) as n_mature
  from picked
  group by followed, period_no, brand, market, channel, queue, intent, language, is_asked_for
),
final as (
  select
    greatest(:from, cast(date_add('day', period_no * :days_together, cast(:counted_from as date)) as varchar)) as first_day,
    least(:to, cast(date_add('day', (period_no + 1) * :days_together - 1, cast(:counted_from as date)) as varchar)) as last_day,
    followed, 'after' as period, brand, market, channel, queue, intent, language, is_asked_for,
    all_tickets, tickets, n, total, total_squares, n_mature,
    cast(null as varchar) as change_id, cast(null as varchar) as selector, cast(null as varchar) as effective_on,
    cast(null as varchar) as stages
  from counted
  union all
  select
    null, null, :metric, case when d.change_id = :change then 'asked' else 'other' end, null, null, null, null, null, null, false,
    null, null, null, null, null, null,
    d.change_id, d.selector, cast(cast(d.effective_at as date) as varchar), d.stages
  from routing_changes_current d
  where :change is not null
)
select
  first_day, last_day, followed as metric, period, brand, market, channel, queue, intent, language, is_asked_for,
  all_tickets, tickets, n, total, total_squares, n_mature, change_id, selector, effective_on, stages,
  :from as first_dt, :to as last_dt
from final
order by first_day, metric, brand, market, channel, queue, intent, language, change_id
