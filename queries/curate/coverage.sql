-- What accepted records of the days given show, by source; as far as they had arrived, used or not. Copies of an event
-- say the same, so nothing is sorted. A survey is a record of its ticket's source.
with tickets as (
  select
    e.source,
    bool_or(e.type in ('resolved', 'status_seen')) as claims,
    bool_or(e.type = 'reopened' or e.reopen_count is not null) as reopenings,
    bool_or(e.type = 'status_seen') as states,
    bool_or(e.customer_key is not null) as customers,
    bool_or(e.handler_kind is not null or e.from_handler_kind is not null) as handlers,
    bool_or(e.type = 'message' and e.author = 'customer') as customer_messages,
    bool_or((e.type = 'opened' or (e.type = 'message' and e.author = 'customer')) and e.text is not null)
      as customer_texts,
    bool_or((e.type = 'opened' or (e.type = 'message' and e.author = 'customer')) and e.is_scored) as scored_texts,
    bool_or(e.type = 'human_requested' or (e.type = 'handed_off' and e.reason is not null)) as explicit_requests,
    bool_or(e.type = 'handed_off') as handoffs,
    bool_or(e.type = 'message' and e.author in ('ai', 'human')) as replies,
    bool_or(e.type = 'message' and e.author = 'human') as people_work
  from ticket_events e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = e.source and x.ticket_id = e.ticket_id
  where e.dt between :from_dt and :to_dt and e.ingested_at <= :known_at and e.ticket_id is not null
    and r.object_id is null and (x.erased_until is null or e.occurred_at > x.erased_until)
  group by e.source
),
surveys as (
  select
    coalesce(c.ticket_source, c.source) as source,
    bool_or(c.type = 'offered') as offers,
    bool_or(c.type = 'answered') as answers
  from csat_events c
  left join retracted_objects r on r.object_id = c.object_id
  left join erased_tickets x on x.source = coalesce(c.ticket_source, c.source) and x.ticket_id = c.ticket_id
  where c.dt between :from_dt and :to_dt and c.ingested_at <= :known_at and c.ticket_id is not null
    and r.object_id is null and (x.erased_until is null or c.occurred_at > x.erased_until)
  group by coalesce(c.ticket_source, c.source)
),
final as (
  select
    coalesce(t.source, s.source) as source, t.claims, t.reopenings, t.states, t.customers, t.handlers,
    t.customer_messages, t.customer_texts, t.scored_texts, t.explicit_requests, t.handoffs, t.replies, t.people_work,
    s.offers, s.answers
  from tickets t
  full join surveys s on s.source = t.source
)
select * from final
