-- How many looks are recorded of each day in the horizon, by brand, metric and version of its definition.
with final as (
  select dt, brand, metric, definition_version, count(*) as looks
  from evaluations
  where dt >= :from and dt < :look_day and status not like 'superseded%'
  group by dt, brand, metric, definition_version
)
select dt, brand, metric, definition_version, looks from final
