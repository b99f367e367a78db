-- Each routing change as last declared, over all days; withdrawn changes are gone.
with versions as (
  select
    e.event_id, e.source, e.change_id, e.occurred_at, e.effective_at, e.kind, e.selector,
    e.ai_share_before, e.ai_share_after, e.stages, e.note, e.ingested_at, e.object_key, e.object_id,
    e.record_no,
    e.dt,
    row_number() over (
      partition by e.change_id
      order by e.occurred_at desc, e.ingested_at desc, e.event_id desc, e.object_id desc, e.record_no desc
    ) as version
  from routing_changes e
  left join retracted_objects r on r.object_id = e.object_id
  where r.object_id is null
),
final as (
  select
    event_id, source, change_id, occurred_at, effective_at, kind, selector, ai_share_before,
    ai_share_after, stages, note, ingested_at, object_key, object_id, record_no,
    dt, cast(dt as date) as day
  from versions
  where version = 1 and kind <> 'withdrawn'
)
select * from final
