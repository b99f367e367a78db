-- The harms found, newest look first, what stands before what does not, the surest first; one page. What the alarm of a
-- scope says has no figures of its own: those of the metric that carries it most stand beside it. `places` are those that the
-- change covers; a place stands out where what leads all that the change covers goes further at it, beyond its interval.
with newest as (
  select change_id, brand, scope, max(dt) as dt
  from evaluations
  where metric = 'service'
  group by change_id, brand, scope
),
-- Only of the newest looks, put in order as in the view looks, which would put every look in order first.
looked as (
  select
    e.dt, e.change_id, e.change_effective_on, e.brand, e.scope, e.metric, e.n_before, e.n_after, e.mean_before,
    e.mean_after, e.effect, e.lower, e.upper, e.log_e, e.status,
    e.metric in ('verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate') as is_of_service,
    row_number() over (
      partition by e.change_id, e.brand, e.scope, e.metric
      order by e.is_ended, e.change_effective_on desc, e.is_outdated, e.definition_version
    ) as precedence
  from versioned_looks e
  join newest n on n.change_id = e.change_id and n.brand = e.brand and n.scope = e.scope and n.dt = e.dt
),
carriers as (
  select
    -- Said as a value of its own, since a condition on one side alone makes engines compare every pair of rows.
    'service' as carried, l.dt, l.change_id, l.change_effective_on, l.brand, l.scope, l.metric, l.n_before, l.n_after, l.mean_before,
    l.mean_after, l.effect, l.lower, l.upper,
    row_number() over (
      partition by l.dt, l.change_id, l.change_effective_on, l.brand, l.scope order by l.log_e desc, l.metric
    ) as rank_no
  from looked l
  where l.precedence = 1 and l.log_e is not null and l.status not like 'not_enough_data%' and l.is_of_service
),
covered as (
  select change_id, brand, sum(case when scope = '*' then 0 else 1 end) as places
  from newest
  group by change_id, brand
),
-- Beside each place what the whole says of the same metric.
compared as (
  select
    l.*,
    max(case when l.scope = '*' then l.effect end)
      over (partition by l.dt, l.change_id, l.change_effective_on, l.brand, l.metric) as whole_effect
  from looked l
  where l.precedence = 1
),
-- By the metric that leads the whole; of an alarm by any that it rests on.
apart as (
  select
    case when b.is_alarm then 'service' else l.metric end as leading, l.dt, l.change_id, l.change_effective_on, l.brand, l.scope,
    max(case when (l.whole_effect >= 0e0 and l.lower > l.whole_effect) or (l.whole_effect < 0e0 and l.upper < l.whole_effect)
      then 1 else 0 end) as stands_out
  from compared l
  cross join (values (false), (true)) as b (is_alarm)
  where l.scope <> '*' and l.metric <> 'service' and l.log_e > 0e0 and l.status not like 'not_enough_data%'
    and (l.is_of_service or not b.is_alarm)
  group by
    case when b.is_alarm then 'service' else l.metric end, l.dt, l.change_id, l.change_effective_on, l.brand, l.scope
),
found as (
  select
    f.*,
    coalesce(
      max(case when f.scope = '*' then f.metric end) over (partition by f.change_id, f.change_effective_on, f.brand),
      'service'
    ) as whole_metric
  from findings f
),
numbered as (
  select
    f.*,
    p.places, coalesce(a.stands_out, 0) = 1 as stands_out,
    c.metric as carried_by, c.n_before as carried_n_before, c.n_after as carried_n_after,
    c.mean_before as carried_mean_before, c.mean_after as carried_mean_after, c.effect as carried_effect,
    c.lower as carried_lower, c.upper as carried_upper,
    row_number() over (
      order by
        f.known_on desc,
        case when f.state in ('suspected', 'confirmed') then 0 else 1 end,
        f.opened_on desc,
        coalesce(f.log_e, 0e0) + ln(f.alpha) desc,
        f.finding_id
    ) as row_no
  from found f
  left join carriers c on c.carried = f.metric and c.rank_no = 1
    and c.dt = f.dt and c.change_id = f.change_id and c.change_effective_on = f.change_effective_on
    and c.brand = f.brand and c.scope = f.scope
  left join apart a on a.leading = f.whole_metric
    and a.dt = f.dt and a.change_id = f.change_id and a.change_effective_on = f.change_effective_on
    and a.brand = f.brand and a.scope = f.scope
  left join covered p on p.change_id = f.change_id and p.brand = f.brand
)
select
  finding_id, state, opened_on, confirmed_on, recovered_on, flagged_metrics, action, reason, marked_by, marked_at,
  known_on, change_id, change_effective_on, brand, scope, metric, day, status, flagged, flagged_on, listed,
  n_before, n_after, mean_before, mean_after, effect, se, lower, upper, log_e, alpha, controls, drift, mix_effect,
  carried_by, carried_n_before, carried_n_after, carried_mean_before, carried_mean_after, carried_effect,
  carried_lower, carried_upper, places, stands_out, definition_version
from numbered
where row_no > :after and row_no <= :last
order by row_no
