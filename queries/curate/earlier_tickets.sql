-- Tickets that were opened before the days that are read, and whose events are therefore another part's. Of all older
-- days only that is asked: any copy says so, in few columns and unsorted.
select distinct e.source, e.ticket_id
from ticket_events e
left join retracted_objects r on r.object_id = e.object_id
left join erased_tickets x on x.source = e.source and x.ticket_id = e.ticket_id
where e.dt < :read_from and e.type = 'opened' and e.ingested_at <= :known_at and e.ticket_id is not null
  and r.object_id is null and (x.erased_until is null or e.occurred_at > x.erased_until)
