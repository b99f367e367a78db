-- The newest look at each stream (change, brand, scope, metric) that has ever been flagged or stands on the list.
with by_age as (
  select l.*, row_number() over (partition by change_id, brand, scope, metric order by dt desc) as age
  from looks l
),
final as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, phi, drift,
    mix_effect, pre_trend, pre_trend_se, ai_share_before, ai_share_after, ai_share_declared, design_hash,
    mean_before, mean_after, rho, days_to_detect,
    days_to_detect_5, days_to_detect_10, days_to_detect_20, days_limited_by, definition_version,
    dt, day, days_since_change
  from by_age
  where age = 1 and (flagged or listed)
)
select * from final
