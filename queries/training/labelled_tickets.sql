-- What customers first wrote in tickets whose intent is known, the newest first: what the intent model is fitted to. The
-- intent is the first that anybody said, at intake or when the ticket was closed. A ticket without a customer is a
-- customer of its own.
with events as (
  select
    source, ticket_id, type, author, occurred_at, event_id, customer_key, intent, language, text,
    cast(occurred_at as varchar) || case when type = 'opened' then '0' else '1' end || event_id as place
  from ticket_events_current
),
tickets as (
  select
    source, ticket_id, min(occurred_at) filter (where type = 'opened') as opened_at,
    max(customer_key) as customer_key,
    min_by(intent, place) filter (where intent is not null and intent <> 'unknown') as intent
  from events
  group by source, ticket_id
),
first_texts as (
  select
    source, ticket_id, min(occurred_at) as occurred_at, min_by(text, place) as text,
    nullif(min_by(coalesce(language, ''), place), '') as language
  from events
  where text is not null and (type = 'opened' or (type = 'message' and author = 'customer'))
  group by source, ticket_id
),
final as (
  select
    x.text, x.language, t.intent, x.occurred_at,
    coalesce(t.customer_key, concat(t.source, ':', t.ticket_id)) as customer, t.source, t.ticket_id
  from tickets t
  join first_texts x on x.source = t.source and x.ticket_id = t.ticket_id
  where t.intent is not null
    and x.occurred_at between t.opened_at and date_add('minute', :intake_minutes, t.opened_at)
)
select text, language, intent, occurred_at, customer from final
order by occurred_at desc, source, ticket_id
limit :most
