-- Every look that counts, as it was recorded; before there is enough data it has no effect.
with picked as (
  select
    known_on, change_id, change_effective_on, brand, scope, metric, days_since_change, status, flagged_on,
    mean_before, mean_after, effect, lower, upper, log_e, alpha, n_before, n_after, definition_version,
    strpos(status, 'not_') <> 1 and effect is not null as is_judged,
    strpos(status, 'not_') <> 1 and log_e is not null as has_evidence
  from looks
  where dt between :from and :to
    and (:brand is null or brand = :brand)
    and (:change is null or change_id = :change)
    and (:scope is null or scope = :scope)
    and (:metric is null or metric = :metric)
),
final as (
  select
    known_on as looked_on, change_id, change_effective_on, brand, scope, metric, days_since_change as days,
    status, flagged_on,
    case when is_judged then mean_before end as before,
    case when is_judged then mean_after end as after,
    case when is_judged then effect end as effect,
    case when is_judged then lower end as effect_lower,
    case when is_judged then upper end as effect_upper,
    case when has_evidence then log_e end as log_e,
    case when has_evidence then -ln(alpha) end as log_threshold,
    n_before, n_after, definition_version
  from picked
)
select
  looked_on, change_id, change_effective_on, brand, scope, metric, days, status, flagged_on, before, after, effect,
  effect_lower, effect_upper, log_e, log_threshold, n_before, n_after, definition_version
from final
order by looked_on, change_id, brand, scope, metric
