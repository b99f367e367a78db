-- Versions of the metrics' definitions that the newest curate run was made with.
with final as (
  select definition_versions, row_number() over (order by sequence desc) as age
  from commits
)
select definition_versions from final
where age = 1
