-- The newest look at each stream (change, brand, scope, metric) of the changes that took effect in the window, and
-- the changes at which nothing has been looked yet. Looks at a change are never earlier than the change.
with last_looks as (
  select change_id, brand, scope, metric, max(dt) as dt
  from evaluations
  where dt >= :from and (:as_of is null or dt <= :as_of)
  group by change_id, brand, scope, metric
),
ranked as (
  select
    e.*,
    row_number() over (
      partition by e.change_id, e.brand, e.scope, e.metric
      order by e.is_ended, e.change_effective_on desc, e.is_outdated, e.definition_version
    ) as precedence
  from versioned_looks e
  join last_looks n on n.change_id = e.change_id and n.brand = e.brand and n.scope = e.scope and n.metric = e.metric
    and n.dt = e.dt
  where e.dt >= :from and (:as_of is null or e.dt <= :as_of)
),
newest as (
  select * from ranked where precedence = 1 and change_effective_on between :from and :to
),
declared as (
  select change_id, kind, selector, cast(cast(effective_at as date) as varchar) as effective_on
  from routing_changes_current
),
final as (
  select
    n.change_id, d.kind, n.change_effective_on, n.brand, n.scope, n.metric, n.status, n.flagged, n.flagged_on,
    n.listed, n.effect, n.lower as effect_lower, n.upper as effect_upper, n.alpha, n.n_before, n.n_after,
    n.controls, n.control_weight, n.days_since_change as days, n.known_on as looked_on, n.mix_effect, n.rho, n.days_to_detect,
    n.days_to_detect_5, n.days_to_detect_10, n.days_to_detect_20, n.days_limited_by,
    n.pre_trend, n.pre_trend_se, n.ai_share_before, n.ai_share_after, n.ai_share_declared, n.definition_version
  from newest n
  left join declared d on d.change_id = n.change_id
  where (:brand is null or n.brand = :brand)
    and (:metric is null or n.metric = :metric)
    and (:scope is null or n.scope = :scope)
  union all
  select
    d.change_id, d.kind, d.effective_on, '*', '*', '*', 'not_enough_data', false, null,
    false, null, null, null, null, null, null,
    null, null, null, null, null, null,
    null, null, null, null, null, null,
    null, null, null, null, null
  from declared d
  left join last_looks l on l.change_id = d.change_id
  where l.change_id is null
    and d.effective_on between :from and :to
    and (:scope is null or :scope = '*')
    and (
      :brand is null
      or (strpos(d.selector, '"brand"') = 0 and cast(:brand as varchar) in (select brand from episodes where dt between :from and :to))
      or (strpos(d.selector, '"brand"') > 0 and strpos(d.selector, concat('"', :brand, '"')) > 0)
    )
)
select
  change_id, kind, change_effective_on, brand, scope, metric, status, flagged, flagged_on, listed,
  effect, effect_lower, effect_upper, alpha, n_before, n_after, controls, control_weight, days, looked_on, mix_effect,
  rho, days_to_detect, days_to_detect_5, days_to_detect_10, days_to_detect_20, days_limited_by, pre_trend, pre_trend_se, ai_share_before, ai_share_after, ai_share_declared,
  definition_version
from final
where (:change is null or change_id = :change)
order by change_effective_on desc, change_id, brand, flagged desc, scope, metric
