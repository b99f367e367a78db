-- Every used event with its place in the ticket (event_no) and the episode it belongs to.
-- A reopening ends a cycle. It starts a new episode when it comes later than the window after the cycle's first
-- claim; inside the window, or with nothing claimed, the episode goes on.
with ordered as (
  select
    u.*,
    is_request_event or is_request_text as is_request,
    row_number() over (partition by ticket_key order by occurred_at, final_order, place) as event_no,
    max(case when is_first_claim then occurred_at end) over (
      partition by ticket_key order by occurred_at, final_order, place
      rows between unbounded preceding and 1 preceding
    ) as cycle_claimed_at,
    min(case when is_claim then occurred_at end) over (
      partition by ticket_key order by occurred_at, final_order, place
      rows between 1 following and unbounded following
    ) as next_claim_at,
    min(case when is_request_event or is_request_text then occurred_at end) over (
      partition by ticket_key order by occurred_at, final_order, place
      rows between current row and unbounded following
    ) as next_request_at
  from used_events u
),
marked as (
  select
    o.*,
    is_contradiction and occurred_at <= date_add('day', :window_days, cycle_claimed_at) as is_reopening,
    is_contradiction and occurred_at > date_add('day', :window_days, cycle_claimed_at) as is_start,
    is_word or is_reopened as is_turn,
    occurred_at <= date_add('minute', :intake_minutes, opened_at) as is_intake
  from ordered o
),
numbered as (
  select
    m.*,
    1 + count(case when is_start then 1 end) over (
      partition by ticket_key order by event_no rows between unbounded preceding and current row
    ) as episode_no,
    max(case when is_start then event_no else 1 end) over (
      partition by ticket_key order by event_no rows between unbounded preceding and current row
    ) as episode_start_no,
    max(case when is_request then event_no end) over (
      partition by ticket_key order by event_no rows between unbounded preceding and 1 preceding
    ) as last_request_no,
    max(case when is_claim then event_no end) over (
      partition by ticket_key order by event_no rows between unbounded preceding and 1 preceding
    ) as last_claim_no
  from marked m
),
final as (
  select
    n.*,
    coalesce(last_request_no >= episode_start_no, false) as is_after_request,
    -- The request may follow in the order of types and still be of the same moment.
    coalesce(last_request_no >= episode_start_no, false) or coalesce(next_request_at = occurred_at, false)
      as is_at_or_after_request,
    coalesce(last_claim_no >= episode_start_no, false) as is_after_claim
  from numbered n
)
select * from final
