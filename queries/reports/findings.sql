-- What the detector says now, newest look first, what is flagged before what is not; one page.
with numbered as (
  select
    f.*,
    row_number() over (order by f.known_on desc, f.flagged desc, f.change_id, f.brand, f.scope, f.metric) as row_no
  from findings f
)
select
  known_on, change_id, change_effective_on, brand, scope, metric, day, status, flagged, flagged_on, listed,
  n_before, n_after, effect, se, lower, upper, log_e, alpha, controls, mix_effect, definition_version
from numbered
where row_no > :after and row_no <= :last
order by row_no
