-- Sufficient statistics of one brand: increments of n, Σx and Σx² by intake day (days since 1970), cell and lag, with
-- nothing that was not known at the end of the look day. Handler kinds and sources are added up: they are no stratum;
-- strata only when they are asked for. A cell is one text, since hundreds of thousands of rows name the same few
-- thousand: metric, market, channel, queue, intent, language, priority. Beside metrics that not every source shows stand
-- the tickets, as metrics of their own: `tickets` all of them, `tickets <metric>` those of the sources that show it.
with ticket_names as (
  select source, 'tickets' as name
  from source_coverage
  where :with_tickets
  union all
  select source, concat('tickets ', metric) as name
  from metric_coverage
  where :with_tickets and is_shown and metric in :partly_shown
),
named as (
  select
    coalesce(t.name, f.metric) as metric, f.market, f.channel, f.queue, f.intent, f.language, f.priority, f.dt,
    f.lag_days, f.n, f.total, f.total_squares
  from daily_counts f
  left join ticket_names t on f.metric = 'tickets' and t.source = f.source
  where
    f.dt between :from and :look_day
    and f.brand = :brand
    and (f.metric in :metrics or (:with_tickets and f.metric = 'tickets'))
    and f.lag_days <= date_diff('day', cast(f.dt as date), cast(:look_day as date))
),
known as (
  select
    metric
      || :separator || replace(coalesce(market, 'unknown'), :separator, ' ')
      || :separator || replace(coalesce(channel, 'unknown'), :separator, ' ')
      || :separator || replace(coalesce(queue, 'unknown'), :separator, ' ')
      || :separator || case when :by_stratum then replace(coalesce(intent, 'unknown'), :separator, ' ') else '*' end
      || :separator || case when :by_stratum then replace(coalesce(language, 'unknown'), :separator, ' ') else '*' end
      || :separator || case when :by_stratum then replace(coalesce(priority, 'unknown'), :separator, ' ') else '*' end
      as cell,
    dt, lag_days, n, total, total_squares
  from named
),
final as (
  select
    cell,
    date_diff('day', date '1970-01-01', cast(dt as date)) as day,
    lag_days,
    sum(n) as n, sum(total) as total, sum(total_squares) as total_squares
  from known
  group by cell, dt, lag_days
)
select cell, day, lag_days, n, total, total_squares from final
