-- The look that counts of each stream (change, brand, scope, metric) on each day.
-- dt stands in the window's partition, or a filter on dt would read every day.
with ranked as (
  select
    e.*,
    row_number() over (
      partition by e.dt, e.change_id, e.brand, e.scope, e.metric
      order by e.is_ended, e.change_effective_on desc, e.is_outdated, e.definition_version
    ) as precedence
  from versioned_looks e
),
final as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, control_weight,
    phi, drift, mix_effect, pre_trend, pre_trend_se, ai_share_before, ai_share_after, ai_share_declared, design_hash,
    mean_before, mean_after, rho, days_to_detect,
    days_to_detect_5, days_to_detect_10, days_to_detect_20, days_limited_by, definition_version,
    dt, day, days_since_change
  from ranked
  where precedence = 1
)
select * from final
