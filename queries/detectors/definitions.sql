-- Versions of the metrics' definitions that the newest curate run was made with.
with final as (
  select max_by(definition_versions, sequence) as definition_versions from commits
)
select definition_versions from final
