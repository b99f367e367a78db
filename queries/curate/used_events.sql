-- Every ticket event that is used, with its place in the ticket. States seen have become what they show: held against
-- where the ticket then stands, a claim, a reopening, or nothing new. A ticket that is void has no events here.
-- A fact that several records tell differently (an id `fact~telling`) counts as it was told first in the order of ids. A
-- first reply that a record only sums up (an inferred message) is one of the messages told, give or take a minute.
with events as (
  select
    t.*,
    case when length(event_id) = 36 and substr(event_id, 21, 1) = '~' then substr(event_id, 1, 20) end as fact
  from told_events t
),
-- Windows of one partition and order are sorted once.
placed as (
  select
    e.*,
    min(case when type_order = 1 then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and unbounded following
    ) as opened_at,
    min(case when is_reply and not is_summed_up then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and unbounded following
    ) as first_told_at,
    min(case when is_human_message and not is_summed_up then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and unbounded following
    ) as first_told_by_person_at,
    min(case when is_human_message and is_summed_up then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and unbounded following
    ) as first_summed_up_at,
    lag(fact) over (partition by ticket_key order by occurred_at, type_order, event_id) as fact_before,
    row_number() over (partition by ticket_key order by occurred_at, type_order, event_id) as place,
    max(case when type_order = 6 then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and 1 preceding
    ) as last_resolved_at,
    max(case when type_order = 7 then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and 1 preceding
    ) as last_reopened_at,
    min(case when type_order = 7 then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between 1 following and unbounded following
    ) as next_reopened_at
  from events e
),
-- `resolved` and `reopened` of one instant leave the ticket as they found it, whichever comes first.
paired as (
  select
    p.*,
    (type_order = 6 and coalesce(next_reopened_at = occurred_at, false))
      or (type_order = 7 and coalesce(last_resolved_at = occurred_at, false)) as is_paired,
    type_order = 7 and coalesce(last_reopened_at = occurred_at, false) as is_reopened_again
  from placed p
  where occurred_at between opened_at and date_add('day', :lifetime_days, opened_at)
    and coalesce(fact <> fact_before, true)
    and not (
      is_summed_up and (
        coalesce(first_told_at between date_add('minute', -1, occurred_at) and date_add('minute', 1, occurred_at), false)
        or (is_human_message and coalesce(first_told_by_person_at <= date_add('minute', 1, occurred_at), false))
        or (is_human_message and first_summed_up_at < occurred_at)
      )
    )
),
standing as (
  select
    p.*,
    max(case when type_order in (6, 11, 12) and not is_paired then place end) over (
      partition by ticket_key order by place rows between unbounded preceding and 1 preceding
    ) as resolved_place,
    max(case when type_order in (7, 9, 10) and not is_paired then place end) over (
      partition by ticket_key order by place rows between unbounded preceding and 1 preceding
    ) as open_place,
    max(type_order) over (
      partition by ticket_key order by place rows between unbounded preceding and unbounded following
    ) as last_type_order
  from paired p
),
judged as (
  select s.*, coalesce(resolved_place > coalesce(open_place, 0), false) as is_resolved
  from standing s
  where last_type_order <= 12
),
final as (
  select
    j.*,
    type_order = 6 or (type_order in (11, 12) and not is_resolved) as is_claim,
    type_order = 7 or (type_order in (9, 10) and is_resolved) as is_reopened,
    -- The first claim of a cycle; where a reopening shares the instant, each claim of it.
    type_order in (6, 11, 12) and (is_paired or not is_resolved) as is_first_claim,
    -- A reopening of a cycle that had a claim.
    type_order in (7, 9, 10) and (is_paired or is_resolved) and not is_reopened_again as is_contradiction,
    -- The running cycle has a claim already: of the two, the reopening comes first.
    case when is_paired and is_resolved then 13 - type_order else type_order end as final_order
  from judged j
)
select * from final
