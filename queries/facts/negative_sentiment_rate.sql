-- Episodes whose customer is displeased: each counts from its first scored text, and its value follows the latest.
-- A text of the instant at which a late reopening starts an episode comes before it, as messages do in ties.
-- A text that was edited counts as it was told first (an id `fact~telling`, see curate/used_events.sql).
with told as (
  select
    e.source || ':' || e.ticket_id as text_ticket, e.occurred_at, e.event_id, e.is_scored, e.sentiment_negative,
    case e.type when 'opened' then 1 else 3 end as type_order,
    case when length(e.event_id) = 36 and substr(e.event_id, 21, 1) = '~' then substr(e.event_id, 1, 20)
      else e.event_id end as fact
  from ticket_events_current e
  where e.dt between :from_dt and :read_to and e.ingested_at <= :known_at
    and (e.type = 'opened' or (e.type = 'message' and e.author = 'customer'))
),
told_in_order as (
  select
    t.*, lag(fact) over (partition by text_ticket order by occurred_at, type_order, event_id) as fact_before
  from told t
),
texts as (
  select
    text_ticket, occurred_at, event_id, type_order,
    case when sentiment_negative >= 5e-1 then 1e0 else 0e0 end as is_negative
  from told_in_order
  where is_scored and (fact_before is null or fact <> fact_before)
),
said as (
  select
    e.*, t.occurred_at as said_at, t.is_negative,
    lag(t.is_negative) over (
      partition by e.ticket_key, e.episode_no order by t.occurred_at, t.type_order, t.event_id
    ) as was_negative
  from episodes e
  join texts t on t.text_ticket = e.ticket_key
    and (t.occurred_at > e.started_at or (t.occurred_at = e.started_at and e.episode_no = 1))
    and (e.next_started_at is null or t.occurred_at <= e.next_started_at)
    and t.occurred_at <= date_add('day', :lifetime_days, e.opened_at)
)
select
  s.*, case when was_negative is null then said_at end as counted_at, said_at as valued_at, is_negative as value,
  coalesce(was_negative, 0e0) as previous_value
from said s
where was_negative is null or was_negative <> is_negative
