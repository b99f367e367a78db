-- The newest look at each stream (change, brand, scope, metric) that has ever been flagged or stands on the list.
with in_force as (
  select max_by(definition_versions, sequence) as definition_versions from commits
),
looks as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, day, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, phi, drift,
    mix_effect, pre_trend, pre_trend_se, design_hash,
    mean_before, mean_after, rho, days_to_detect, definition_version,
    dt,
    -- On the day a change is corrected, the stream of its old day ends beside that of its new one.
    row_number() over (
      partition by change_id, brand, scope, metric
      order by
        known_on desc, case when status like 'superseded%' then 1 else 0 end, change_effective_on desc,
        -- A look made again under a new definition stands beside the old one.
        case when strpos(f.definition_versions, concat('"', e.metric, concat('":"', e.definition_version, '"'))) > 0
          then 0 else 1 end,
        definition_version
    ) as age
  from evaluations e
  cross join in_force f
),
final as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, n_before, n_after, effect, se,
    information, log_e, lower, upper, alpha, flagged, flagged_on, listed, status, controls, phi, drift,
    mix_effect, pre_trend, pre_trend_se, design_hash,
    mean_before, mean_after, rho, days_to_detect, definition_version,
    dt, cast(dt as date) as day, day as days_since_change
  from looks
  where age = 1 and (flagged or listed)
)
select * from final
