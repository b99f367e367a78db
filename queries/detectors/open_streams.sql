-- The newest recorded look at each stream before a day, where it had not been superseded.
with looks as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, day, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, phi, drift,
    mix_effect, pre_trend, pre_trend_se, design_hash,
    mean_before, mean_after, rho, days_to_detect,
    days_to_detect_5, days_to_detect_10, days_to_detect_20, days_limited_by, definition_version,
    row_number() over (
      partition by change_id, change_effective_on, brand, scope, metric order by known_on desc
    ) as age
  from evaluations
  where dt < :look_day
),
final as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, day, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, phi, drift,
    mix_effect, pre_trend, pre_trend_se, design_hash,
    mean_before, mean_after, rho, days_to_detect,
    days_to_detect_5, days_to_detect_10, days_to_detect_20, days_limited_by, definition_version
  from looks
  where age = 1 and status not like 'superseded%'
)
select * from final
