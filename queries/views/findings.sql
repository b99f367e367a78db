-- The harms that the detector has found: one row a change and scope, with the metric that leads it.
with judged as (
  select
    l.*,
    -- The alarm of a scope has no interval of its own: that of what it rests on, the worst of it.
    case when l.metric = 'service'
      then max(case when l.metric in ('verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate') then l.upper end)
        over (partition by l.dt, l.change_id, l.brand, l.scope)
      else l.upper end as upper_end,
    case when l.metric = 'service'
      then max(case when l.metric in ('verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate') then l.lower end)
        over (partition by l.dt, l.change_id, l.brand, l.scope)
      else l.lower end as lower_end
  from looks l
),
-- Each stream in the order of its looks; all that is asked of that order in one go, since sorting is what takes long.
streaks as (
  select
    j.*,
    lead(dt) over (partition by change_id, change_effective_on, brand, scope, metric order by dt) as next_dt,
    sum(case when upper_end < 0 then 1 else 0 end) over (
      partition by change_id, change_effective_on, brand, scope, metric
      order by dt rows between 6 preceding and current row
    ) as looks_better,
    max(case when lower_end > 0 then dt end) over (
      partition by change_id, change_effective_on, brand, scope, metric
      order by dt rows between unbounded preceding and unbounded following
    ) as last_worse_dt
  from judged j
),
-- What the stream said while it was flagged; nothing where it never was.
courses as (
  select
    s.*,
    min(case when flagged then flagged_on end)
      over (partition by change_id, change_effective_on, brand, scope, metric) as metric_opened_on,
    min(case when flagged and status like 'regression_confirmed%' then known_on end)
      over (partition by change_id, change_effective_on, brand, scope, metric) as metric_confirmed_on,
    -- Seven looks running that exclude any harm, and none since that excludes the opposite.
    min(case when flagged and looks_better = 7 and dt > coalesce(last_worse_dt, '') then known_on end)
      over (partition by change_id, change_effective_on, brand, scope, metric) as recovered_on
  from streaks s
),
harms as (
  select
    c.*,
    row_number() over (partition by change_id, brand, scope, metric order by dt desc) as age,
    min(metric_opened_on) over (partition by change_id, change_effective_on, brand, scope) as opened_on,
    min(metric_confirmed_on) over (partition by change_id, change_effective_on, brand, scope) as confirmed_on,
    count(metric_opened_on) over (partition by change_id, change_effective_on, brand, scope) as flagged_metrics
  from courses c
  where next_dt is null
),
marks as (
  select
    finding_id, max_by(action, marked_at) as action, nullif(max_by(coalesce(reason, ''), marked_at), '') as reason,
    max_by(marked_by, marked_at) as marked_by, max(marked_at) as marked_at
  from finding_marks
  group by finding_id
),
leads as (
  select
    k.*,
    concat(brand, concat(':', concat(change_id, concat(':', concat(change_effective_on, concat(':', scope))))))
      as finding_id,
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
        coalesce(log_e, 0e0) + ln(alpha) desc,
        metric
    ) as rank_no
  from harms k
  where age = 1 and flagged
),
final as (
  select
    l.known_on, l.change_id, l.change_effective_on, l.brand, l.scope, l.metric, l.n_before, l.n_after, l.effect, l.se,
    l.information, l.log_e, l.lower, l.upper, l.alpha, l.flagged, l.flagged_on, l.listed, l.status, l.controls,
    l.control_weight, l.phi,
    l.drift, l.mix_effect, l.pre_trend, l.pre_trend_se, l.ai_share_before, l.ai_share_after, l.ai_share_declared,
    l.design_hash, l.mean_before, l.mean_after, l.rho, l.days_to_detect, l.days_to_detect_5, l.days_to_detect_10,
    l.days_to_detect_20, l.days_limited_by, l.definition_version, l.dt, l.day,
    l.finding_id,
    case
      when m.action = 'dismissed' then 'dismissed'
      when l.status like 'superseded%' then 'superseded'
      when l.recovered_on is not null then 'recovered'
      when l.confirmed_on is not null then 'confirmed'
      else 'suspected'
    end as state,
    l.opened_on, l.confirmed_on, l.recovered_on, l.flagged_metrics, m.action, m.reason, m.marked_by, m.marked_at, l.days_since_change
  from leads l
  left join marks m on m.finding_id = l.finding_id
  where l.rank_no = 1
)
select * from final
