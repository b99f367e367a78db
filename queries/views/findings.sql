-- The harms that the detector has found: one row a change and scope, with the metric that leads it.
-- What is asked of the looks that count, alone: a lake may hold years of them at a thousand scopes, and putting whole rows in
-- order is what takes long.
with seen as (
  select
    change_id, change_effective_on, brand, scope, metric, dt, known_on, status, flagged, flagged_on, upper, lower,
    log_e, alpha, definition_version
  from looks
),
newest as (
  select change_id, brand, scope, metric, max(dt) as dt from seen group by change_id, brand, scope, metric
),
-- What is flagged at its newest look; the first of a change and scope leads it.
leads as (
  select
    l.change_id, l.change_effective_on, l.brand, l.scope, l.metric, l.dt, l.definition_version,
    concat(l.brand, concat(':', concat(l.change_id, concat(':', concat(l.change_effective_on, concat(':', l.scope))))))
      as finding_id,
    row_number() over (
      partition by l.change_id, l.brand, l.scope
      -- A drop in service before a guardrail that moved, and that before a cost; then what is surest.
      order by
        case
          when l.metric = 'service' then 0
          when l.metric in ('survey_offer_rate', 'survey_response_rate') then 2
          when l.metric = 'handling_cost' then 3
          else 1
        end,
        coalesce(l.log_e, 0e0) + ln(l.alpha) desc,
        l.metric
    ) as rank_no
  from seen l
  join newest n on n.change_id = l.change_id and n.brand = l.brand and n.scope = l.scope and n.metric = l.metric
    and n.dt = l.dt
  where l.flagged
),
-- What was said at a place while something was flagged there.
places as (
  select
    change_id, change_effective_on, brand, scope, min(flagged_on) as opened_on,
    min(case when status like 'regression_confirmed%' then known_on end) as confirmed_on,
    count(distinct metric) as flagged_metrics
  from seen
  where flagged
  group by change_id, change_effective_on, brand, scope
),
-- The alarm of a scope has no interval of its own: that of what it rests on, the worst of it.
service_ends as (
  select
    -- Said as a value of its own, since a condition on one side alone makes engines compare every pair of rows.
    'service' as metric, dt, change_id, brand, scope, max(upper) as upper_end, max(lower) as lower_end
  from seen
  where metric in ('verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate')
  group by dt, change_id, brand, scope
),
judged as (
  select
    l.change_id, l.change_effective_on, l.brand, l.scope, l.metric, l.dt, l.known_on, l.flagged,
    -- A guardrail that moved is better on neither side: no interval says that it recovered.
    case
      when l.metric in ('survey_offer_rate', 'survey_response_rate') then null
      when l.metric = 'service' then e.upper_end
      else l.upper
    end as upper_end,
    case when l.metric = 'service' then e.lower_end else l.lower end as lower_end
  from seen l
  join leads k on k.rank_no = 1 and k.change_id = l.change_id and k.change_effective_on = l.change_effective_on
    and k.brand = l.brand and k.scope = l.scope and k.metric = l.metric
  left join service_ends e on e.metric = l.metric and e.dt = l.dt and e.change_id = l.change_id and e.brand = l.brand
    and e.scope = l.scope
),
-- Each leading stream in the order of its looks.
streaks as (
  select
    j.*,
    sum(case when upper_end < 0 then 1 else 0 end) over (
      partition by change_id, change_effective_on, brand, scope, metric
      order by dt rows between 6 preceding and current row
    ) as looks_better,
    max(case when lower_end > 0 then dt end)
      over (partition by change_id, change_effective_on, brand, scope, metric) as last_worse_dt
  from judged j
),
recoveries as (
  select
    change_id, change_effective_on, brand, scope,
    -- Seven looks running that exclude any harm, and none since that excludes the opposite.
    min(case when flagged and looks_better = 7 and dt > coalesce(last_worse_dt, '') then known_on end) as recovered_on
  from streaks
  group by change_id, change_effective_on, brand, scope
),
marks as (
  select
    finding_id, max_by(action, marked_at) as action, nullif(max_by(coalesce(reason, ''), marked_at), '') as reason,
    max_by(marked_by, marked_at) as marked_by, max(marked_at) as marked_at
  from finding_marks
  group by finding_id
),
-- Their whole rows; what was recorded twice counts once.
told as (
  select
    e.*, k.finding_id,
    row_number() over (partition by e.change_id, e.brand, e.scope order by e.known_on) as copy_no
  from evaluations e
  join leads k on k.rank_no = 1 and k.dt = e.dt and k.change_id = e.change_id and k.brand = e.brand and k.scope = e.scope
    and k.change_effective_on = e.change_effective_on and k.metric = e.metric
    and k.definition_version = e.definition_version
),
final as (
  select
    l.known_on, l.change_id, l.change_effective_on, l.brand, l.scope, l.metric, l.n_before, l.n_after, l.effect, l.se,
    l.information, l.log_e, l.lower, l.upper, l.alpha, l.flagged, l.flagged_on, l.listed, l.status, l.controls,
    l.control_weight, l.phi,
    l.drift, l.mix_effect, l.pre_trend, l.pre_trend_se, l.ai_share_before, l.ai_share_after, l.ai_share_declared,
    l.design_hash, l.mean_before, l.mean_after, l.rho, l.days_to_detect, l.days_to_detect_5, l.days_to_detect_10,
    l.days_to_detect_20, l.days_limited_by, l.definition_version, l.dt, cast(l.dt as date) as day,
    l.finding_id,
    case
      when m.action = 'dismissed' then 'dismissed'
      when l.status like 'superseded%' then 'superseded'
      when r.recovered_on is not null then 'recovered'
      when p.confirmed_on is not null then 'confirmed'
      else 'suspected'
    end as state,
    p.opened_on, p.confirmed_on, r.recovered_on, p.flagged_metrics, m.action, m.reason, m.marked_by, m.marked_at, l.day as days_since_change
  from told l
  join places p on p.change_id = l.change_id and p.change_effective_on = l.change_effective_on and p.brand = l.brand
    and p.scope = l.scope
  left join recoveries r on r.change_id = l.change_id and r.change_effective_on = l.change_effective_on
    and r.brand = l.brand and r.scope = l.scope
  left join marks m on m.finding_id = l.finding_id
  where l.copy_no = 1
)
select * from final
