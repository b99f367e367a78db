-- Sufficient statistics of one brand: increments of n, Σx and Σx² by intake day (days since 1970), cell and lag, with
-- nothing that was not known at the end of the look day. Handler kinds are added up: they are no stratum; strata only
-- when they are asked for. A cell is one text, since hundreds of thousands of rows name the same few thousand:
-- metric, market, channel, queue, intent, language, priority.
with known as (
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
  from daily_facts
  where
    dt between :from and :look_day
    and brand = :brand
    and metric in :metrics
    and lag_days <= date_diff('day', cast(dt as date), cast(:look_day as date))
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
