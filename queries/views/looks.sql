-- The look that counts of each stream (change, brand, scope, metric) on each day.
-- dt stands in the window's partition, or a filter on dt would read every day.
with in_force as (
  select max_by(definition_versions, sequence) as definition_versions from commits
),
ranked as (
  select
    e.*,
    row_number() over (
      partition by e.dt, e.change_id, e.brand, e.scope, e.metric
      order by
        -- On the day a change is corrected, the stream of its old day ends beside that of its new one.
        case when e.status like 'superseded%' then 1 else 0 end, e.change_effective_on desc,
        -- A look made again under a new definition stands beside the old one.
        case when strpos(f.definition_versions, concat('"', e.metric, concat('":"', e.definition_version, '"'))) > 0
          then 0 else 1 end,
        e.definition_version
    ) as precedence
  from evaluations e
  cross join in_force f
),
final as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, control_weight,
    phi, drift, mix_effect, pre_trend, pre_trend_se, ai_share_before, ai_share_after, ai_share_declared, design_hash,
    mean_before, mean_after, rho, days_to_detect,
    days_to_detect_5, days_to_detect_10, days_to_detect_20, days_limited_by, definition_version,
    dt, cast(dt as date) as day, day as days_since_change
  from ranked
  where precedence = 1
)
select * from final
