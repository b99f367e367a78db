-- What each source shows, as the newest commit saw it.
with newest as (
  select max_by(run_id, sequence) as run_id from commits
),
shown as (
  select c.source, c.item, c.is_shown
  from coverage c
  join newest n on n.run_id = c.run_id
  where c.kind = 'shows'
),
final as (
  select
    source,
    bool_or(item = 'claims' and is_shown) as shows_claims,
    bool_or(item = 'reopenings' and is_shown) as shows_reopenings,
    bool_or(item = 'customers' and is_shown) as shows_customers,
    bool_or(item = 'handlers' and is_shown) as shows_handlers,
    bool_or(item = 'customer_messages' and is_shown) as shows_customer_messages,
    bool_or(item = 'customer_texts' and is_shown) as shows_customer_texts,
    bool_or(item = 'scored_texts' and is_shown) as shows_scored_texts,
    bool_or(item = 'explicit_requests' and is_shown) as shows_explicit_requests,
    bool_or(item = 'requests' and is_shown) as shows_requests,
    bool_or(item = 'handoffs' and is_shown) as shows_handoffs,
    bool_or(item = 'replies' and is_shown) as shows_replies,
    bool_or(item = 'people_work' and is_shown) as shows_people_work,
    bool_or(item = 'offers' and is_shown) as shows_offers,
    bool_or(item = 'answers' and is_shown) as shows_answers
  from shown
  group by source
)
select * from final
