-- Customers' texts and remarks of the days given, by language, as Amazon Comprehend would charge for them: each distinct
-- text once, in units of so many characters, so many at least, and no more of a text than it reads.
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
    sum(greatest(
      cast(:least_units as double), ceil(cast(least(length(text), :most_characters) as double) / :unit_characters)
    )) as units
  from counted
  group by language
)
select language, cast(n as bigint) as n, count_distinct, cast(units as bigint) as units
from final
order by language
