-- Versions of the metrics' definitions that the newest curate run was made with, and the newest version under which it
-- saw texts tagged anew.
with newest as (
  select max_by(definition_versions, sequence) as definition_versions, max_by(known_at, sequence) as known_at
  from commits
),
final as (
  select n.definition_versions, max(r.tag_version) as tag_version
  from newest n
  left join retaggings r on r.tagged_at <= n.known_at
  group by n.definition_versions
)
select definition_versions, tag_version from final
