-- What is already recorded of the look days: these looks are not recorded again.
with final as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, day, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, phi, drift,
    mix_effect, pre_trend, pre_trend_se, design_hash,
    mean_before, mean_after, rho, days_to_detect,
    days_to_detect_5, days_to_detect_10, days_to_detect_20, days_limited_by, definition_version
  from evaluations
  where dt between :from and :look_day
)
select * from final
