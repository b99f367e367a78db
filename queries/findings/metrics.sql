-- The course of each metric that speaks at one finding: its newest look, and when what was said of it. Metrics that are
-- not flagged by themselves may carry the alarm of the scope.
with looked as (
  select
    l.*,
    row_number() over (partition by l.metric order by l.dt desc) as age,
    min(case when l.status like 'regression_confirmed%' then l.known_on end) over (partition by l.metric)
      as confirmed_on,
    min(case when l.status like 'superseded%' then l.known_on end) over (partition by l.metric) as superseded_on
  from looks l
  where l.change_id = :change and l.change_effective_on = :since and l.brand = :brand and l.scope = :scope
),
final as (
  select
    metric, flagged, flagged_on, confirmed_on, superseded_on, known_on, status, n_before, n_after, mean_before, mean_after,
    effect, lower, upper, log_e, alpha
  from looked
  where age = 1
    and (flagged or (metric in ('verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate') and log_e > 0))
)
select * from final
order by case when metric = 'service' then 0 else 1 end, coalesce(log_e, 0e0) + ln(alpha) desc, metric
