-- The harms found, newest look first, what stands before what does not, the surest first; one page.
with numbered as (
  select
    f.*,
    row_number() over (
      order by
        f.known_on desc,
        case when f.state in ('suspected', 'confirmed') then 0 else 1 end,
        f.opened_on desc,
        coalesce(f.log_e, 0e0) + ln(f.alpha) desc,
        f.finding_id
    ) as row_no
  from findings f
)
select
  finding_id, state, opened_on, confirmed_on, recovered_on, flagged_metrics, action, reason, marked_by, marked_at,
  known_on, change_id, change_effective_on, brand, scope, metric, day, status, flagged, flagged_on, listed,
  n_before, n_after, mean_before, mean_after, effect, se, lower, upper, log_e, alpha, controls, drift, mix_effect,
  definition_version
from numbered
where row_no > :after and row_no <= :last
order by row_no
