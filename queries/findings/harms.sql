-- What a page may be about: what is flagged at the newest look at each stream, with what ranks it. Only the newest looks
-- are put in order, since a lake may hold years of looks at a thousand scopes.
with newest as (
  select change_id, brand, scope, metric, max(dt) as dt
  from evaluations
  where (:change is null or change_id = :change)
    and (:brand is null or brand = :brand)
    and (:scope is null or scope = :scope)
  group by change_id, brand, scope, metric
),
places as (
  select change_id, brand, scope, max(dt) as looked_on from newest group by change_id, brand, scope
),
last_looks as (
  select
    e.*,
    row_number() over (
      partition by e.change_id, e.brand, e.scope, e.metric
      order by e.is_ended, e.change_effective_on desc, e.is_outdated, e.definition_version
    ) as precedence
  from versioned_looks e
  join newest n on n.change_id = e.change_id and n.brand = e.brand and n.scope = e.scope and n.metric = e.metric
    and n.dt = e.dt
),
marks as (
  select finding_id, max_by(action, marked_at) as action from finding_marks group by finding_id
),
final as (
  select
    l.change_id, l.change_effective_on, l.brand, l.scope, l.metric, l.status, l.log_e, l.alpha,
    p.looked_on, coalesce(m.action = 'dismissed', false) as is_dismissed
  from last_looks l
  join places p on p.change_id = l.change_id and p.brand = l.brand and p.scope = l.scope
  left join marks m
    on m.finding_id = concat(l.brand, concat(':', concat(l.change_id, concat(':', concat(l.change_effective_on, concat(':', l.scope))))))
  where l.precedence = 1 and l.flagged
)
select change_id, change_effective_on, brand, scope, metric, status, log_e, alpha, looked_on, is_dismissed
from final
order by change_id, change_effective_on, brand, scope, metric
