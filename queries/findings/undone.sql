-- The newest day's look at each stream that may say that its change did not take place as declared, of each brand.
with last_days as (
  select brand, max(dt) as dt from evaluations group by brand
),
ranked as (
  select
    e.*,
    row_number() over (
      partition by e.change_id, e.brand, e.scope, e.metric
      order by e.is_ended, e.change_effective_on desc, e.is_outdated, e.definition_version
    ) as precedence
  from versioned_looks e
  join last_days d on d.brand = e.brand and d.dt = e.dt
  where e.scope = '*' or e.metric in ('verified_resolution_rate', 'csat')
),
final as (
  select
    brand, change_id, change_effective_on, scope, metric, status, ai_share_before, ai_share_after, ai_share_declared
  from ranked
  where precedence = 1
)
select * from final
order by brand, change_effective_on, change_id, scope, metric
