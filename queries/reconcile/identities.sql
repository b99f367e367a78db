-- Distinct identities in the files of each event table, those hidden by an erasure or a retraction (all their
-- copies are), and the rows of the deduplicated view.
with copies as (
  select
    e.table_name, e.dt, e.event_id,
    case when r.object_id is null then 0 else 1 end as is_retracted,
    case when e.ticket_id is null or e.occurred_at <= x.erased_until then 1 else 0 end as is_erased
  from (
    select 'ticket_events' as table_name, dt, event_id, object_id, source, ticket_id, occurred_at
    from ticket_events
    union all
    select 'csat_events' as table_name, dt, event_id, object_id, coalesce(ticket_source, source) as source, ticket_id, occurred_at
    from csat_events
  ) e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = e.source and x.ticket_id = e.ticket_id
),
identities as (
  select
    table_name, dt, event_id,
    min(is_retracted) as is_retracted, min(greatest(is_retracted, is_erased)) as is_hidden
  from copies
  group by table_name, dt, event_id
),
counted as (
  select
    table_name,
    count(*) as distinct_identities,
    sum(is_retracted) as retracted,
    sum(is_hidden - is_retracted) as erased
  from identities
  group by table_name
),
current_rows as (
  select 'ticket_events' as table_name, count(*) as in_view from ticket_events_current
  union all
  select 'csat_events' as table_name, count(*) as in_view from csat_events_current
),
final as (
  select
    v.table_name,
    coalesce(c.distinct_identities, 0) as distinct_identities,
    coalesce(c.retracted, 0) as retracted,
    coalesce(c.erased, 0) as erased,
    v.in_view
  from current_rows v
  left join counted c on c.table_name = v.table_name
)
select * from final
order by table_name
