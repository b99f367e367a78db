-- A row for the table retaggings that marks the newest version as complete, unless there is none or it is marked. Rows
-- from before there were marks say nothing, and stand for complete ones.
with versions as (
  select
    tag_version, min(first_dt) as first_dt, max(case when coalesce(is_complete, true) then 1 else 0 end) as marked,
    row_number() over (order by tag_version desc) as newest
  from retaggings
  group by tag_version
),
final as (
  select
    :tagged_at as tagged_at,
    tag_version,
    first_dt,
    cast(0 as bigint) as files,
    concat('complete ', cast(tag_version as varchar)) as batch,
    true as is_complete,
    :dt as dt
  from versions
  where newest = 1 and marked = 0
)
select tagged_at, tag_version, first_dt, files, batch, is_complete, dt from final
