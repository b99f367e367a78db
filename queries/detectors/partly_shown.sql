-- Metrics that some source does not show, so that its tickets are not counted for them.
with final as (
  select distinct metric
  from metric_coverage
  where not is_shown
)
select metric from final
order by metric
