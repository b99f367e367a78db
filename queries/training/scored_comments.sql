-- What customers wrote beside a score, the newest first: what the sentiment model is fitted to. Customers are those of
-- the tickets; a ticket without one is a customer of its own.
with tickets as (
  select source, ticket_id, max(customer_key) as customer_key
  from ticket_events_current
  group by source, ticket_id
),
final as (
  select
    c.comment, c.score_5, c.occurred_at,
    coalesce(
      t.customer_key,
      concat(coalesce(c.ticket_source, c.source), ':', coalesce(c.ticket_id, c.survey_id))
    ) as customer,
    c.event_id
  from csat_events_current c
  left join tickets t on t.source = coalesce(c.ticket_source, c.source) and t.ticket_id = c.ticket_id
  where c.type = 'answered' and c.comment is not null and c.score_5 is not null
)
select comment, score_5, occurred_at, customer from final
order by occurred_at desc, event_id
limit :most
