-- The harms that the detector has found: one row a change and scope, with the metric that leads it.
-- What is asked of the looks that count, alone: a lake may hold years of them at a thousand scopes, and putting whole rows in
-- order is what takes long. They are gone through twice, for Athena computes a step again for each place that names it: once to
-- find what leads each place, and once to follow that.
with seen as (
  select
    change_id, change_effective_on, brand, scope, metric, dt, known_on, status, flagged, flagged_on, upper, lower,
    log_e, alpha, definition_version
  from looks
),
streams as (
  select
    change_id, change_effective_on, brand, scope, metric, max(dt) as dt,
    max_by(definition_version, dt) as definition_version, max_by(flagged, dt) as flagged,
    max_by(coalesce(log_e, 0e0) + ln(alpha), dt) as certainty,
    max(case when flagged then 1 else 0 end) as was_flagged,
    min(case when flagged then flagged_on end) as opened_on,
    min(case when flagged and status like 'regression_confirmed%' then known_on end) as confirmed_on
  from seen
  group by change_id, change_effective_on, brand, scope, metric
),
-- What was said at a place while something was flagged there.
placed as (
  select
    s.*,
    min(opened_on) over (partition by change_id, change_effective_on, brand, scope) as place_opened_on,
    min(confirmed_on) over (partition by change_id, change_effective_on, brand, scope) as place_confirmed_on,
    cast(sum(was_flagged) over (partition by change_id, change_effective_on, brand, scope) as bigint) as flagged_metrics,
    max(dt) over (partition by change_id, brand, scope, metric) as newest_dt
  from streams s
),
-- What is flagged at its newest look; the first of a change and scope leads it.
leads as (
  select
    p.*,
    row_number() over (
      partition by change_id, brand, scope
      -- A drop in service before a guardrail that moved, and that before a cost; then what is surest.
      order by
        case
          when metric = 'service' then 0
          when metric in ('survey_offer_rate', 'survey_response_rate') then 2
          when metric = 'handling_cost' then 3
          else 1
        end,
        certainty desc,
        metric
    ) as rank_no
  from placed p
  where dt = newest_dt and flagged
),
-- Each day of a leading stream. A guardrail that moved is better on neither side: no interval says that it recovered. The
-- alarm of a scope has no interval of its own: that of what it rests on, the worst of it.
judged as (
  select
    k.change_id, k.change_effective_on, k.brand, k.scope, k.metric, k.dt as newest_dt, k.definition_version,
    k.place_opened_on as opened_on, k.place_confirmed_on as confirmed_on, k.flagged_metrics,
    l.dt,
    max(case when l.metric = k.metric then l.known_on end) as known_on,
    max(case when l.metric = k.metric and l.flagged then 1 else 0 end) as is_flagged,
    max(
      case
        when l.metric in ('survey_offer_rate', 'survey_response_rate') then null
        when l.metric <> 'service' then l.upper
      end
    ) as upper_end,
    max(case when l.metric <> 'service' then l.lower end) as lower_end
  from seen l
  join leads k on k.rank_no = 1 and k.change_id = l.change_id and k.brand = l.brand and k.scope = l.scope
  where (l.metric = k.metric and l.change_effective_on = k.change_effective_on)
    or (k.metric = 'service' and l.metric in ('verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate'))
  group by
    k.change_id, k.change_effective_on, k.brand, k.scope, k.metric, k.dt, k.definition_version, k.place_opened_on,
    k.place_confirmed_on, k.flagged_metrics, l.dt
  having max(case when l.metric = k.metric then 1 else 0 end) = 1
),
-- Each leading stream in the order of its looks.
streaks as (
  select
    j.*,
    sum(case when upper_end < 0 then 1 else 0 end) over (
      partition by change_id, brand, scope order by dt rows between 6 preceding and current row
    ) as looks_better,
    max(case when lower_end > 0 then dt end) over (partition by change_id, brand, scope) as last_worse_dt
  from judged j
),
courses as (
  select
    change_id, change_effective_on, brand, scope, metric, newest_dt, definition_version, opened_on, confirmed_on,
    flagged_metrics,
    concat(brand, concat(':', concat(change_id, concat(':', concat(change_effective_on, concat(':', scope)))))) as finding_id,
    -- Seven looks running that exclude any harm, and none since that excludes the opposite.
    min(case when is_flagged = 1 and looks_better = 7 and dt > coalesce(last_worse_dt, '') then known_on end) as recovered_on
  from streaks
  group by
    change_id, change_effective_on, brand, scope, metric, newest_dt, definition_version, opened_on, confirmed_on,
    flagged_metrics
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
    e.*, c.finding_id, c.opened_on, c.confirmed_on, c.recovered_on, c.flagged_metrics,
    row_number() over (partition by e.change_id, e.brand, e.scope order by e.known_on) as copy_no
  from evaluations e
  join courses c on c.newest_dt = e.dt and c.change_id = e.change_id and c.brand = e.brand and c.scope = e.scope
    and c.change_effective_on = e.change_effective_on and c.metric = e.metric
    and c.definition_version = e.definition_version
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
      when l.recovered_on is not null then 'recovered'
      when l.confirmed_on is not null then 'confirmed'
      else 'suspected'
    end as state,
    l.opened_on, l.confirmed_on, l.recovered_on, l.flagged_metrics, m.action, m.reason, m.marked_by, m.marked_at,
    l.day as days_since_change
  from told l
  left join marks m on m.finding_id = l.finding_id
  where l.copy_no = 1
)
select * from final
