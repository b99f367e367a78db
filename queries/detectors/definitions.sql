-- Versions of the metrics' definitions that the newest curate run was made with, the newest version under which it
-- saw texts tagged again to the end, and whether it saw some of a later one, which is under way.
with newest as (
  select max_by(definition_versions, sequence) as definition_versions, max_by(known_at, sequence) as known_at
  from commits
),
tagged as (
  select
    n.definition_versions, max(case when coalesce(r.is_complete, true) then r.tag_version end) as tag_version,
    max(r.tag_version) as begun_version
  from newest n
  left join retaggings r on r.tagged_at <= n.known_at
  group by n.definition_versions
),
final as (
  select
    definition_versions, tag_version, begun_version is not null and begun_version > coalesce(tag_version, 0) as is_tagging
  from tagged
)
select definition_versions, tag_version, is_tagging from final
