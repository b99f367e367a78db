-- Customers' texts and remarks of the days given, by language, as Amazon Comprehend would charge for them: each distinct
-- text once, in units of 100 characters and 3 at least, and no more of a text than 5,000 characters.
with texts as (
  select coalesce(text_language, 'unknown') as language, text
  from ticket_events_current
  where dt between :from and :to and text is not null
    and (type = 'opened' or (type = 'message' and author = 'customer'))
  union all
  select coalesce(text_language, 'unknown') as language, comment as text
  from csat_events_current
  where dt between :from and :to and comment is not null
),
counted as (
  select language, text, count(*) as n
  from texts
  group by language, text
),
final as (
  select
    language, sum(n) as n, count(*) as count_distinct,
    sum(greatest(3e0, ceil(cast(least(length(text), 5000) as double) / 1e2))) as units
  from counted
  group by language
)
select language, cast(n as bigint) as n, count_distinct, cast(units as bigint) as units
from final
order by language
