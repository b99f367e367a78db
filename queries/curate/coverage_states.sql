-- Of the sources given: those that showed the state of one ticket at two instants, so that a reopening would be seen.
with tickets as (
  select e.source, e.ticket_id
  from ticket_events e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = e.source and x.ticket_id = e.ticket_id
  where e.dt between :from_dt and :to_dt and e.type = 'status_seen' and e.source in :sources
    and e.ingested_at <= :known_at and e.ticket_id is not null
    and r.object_id is null and (x.erased_until is null or e.occurred_at > x.erased_until)
  group by e.source, e.ticket_id
  having min(e.occurred_at) < max(e.occurred_at)
)
select distinct source from tickets
