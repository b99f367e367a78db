-- Every recorded look, with what says which of several of one stream and day counts: first those that no correction of
-- their change has ended, of these the latest day of the change, and of these the definition in force.
with in_force as (
  select max_by(definition_versions, sequence) as definition_versions from commits
),
final as (
  select
    e.known_on, e.change_id, e.change_effective_on, e.brand, e.scope, e.metric, e.n_before, e.n_after, e.effect, e.se,
    e.information, e.log_e, e.lower, e.upper, e.alpha, e.flagged, e.flagged_on, e.listed, e.status, e.controls, e.control_weight,
    e.phi, e.drift, e.mix_effect, e.pre_trend, e.pre_trend_se, e.ai_share_before, e.ai_share_after, e.ai_share_declared, e.design_hash,
    e.mean_before, e.mean_after, e.rho, e.days_to_detect,
    e.days_to_detect_5, e.days_to_detect_10, e.days_to_detect_20, e.days_limited_by, e.definition_version,
    e.dt, cast(e.dt as date) as day, e.day as days_since_change,
    -- On the day a change is corrected, the stream of its old day ends beside that of its new one.
    e.status like 'superseded%' as is_ended,
    -- A look made again under a new definition stands beside the old one.
    coalesce(strpos(f.definition_versions, concat('"', e.metric, concat('":"', e.definition_version, '"'))), 0) = 0
      as is_outdated
  from evaluations e
  cross join in_force f
)
select * from final
