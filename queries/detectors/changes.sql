-- Every version of every declared change known at a moment; code keeps the last of each.
with final as (
  select
    e.event_id, e.source, e.change_id, e.occurred_at, e.effective_at, e.kind, e.selector, e.stages,
    e.ai_share_before, e.ai_share_after
  from routing_changes e
  left join retracted_objects r on r.object_id = e.object_id
  where r.object_id is null and e.occurred_at < :known_before
)
select * from final
order by change_id, occurred_at, event_id
