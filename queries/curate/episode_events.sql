-- Every ticket event that is used, with its place in the ticket (event_no) and the episode it belongs to.
-- A `reopened` ends a cycle. It starts a new episode when it comes later than the window after the cycle's first
-- claim; inside the window, or with nothing claimed, the episode goes on.
-- What an event means is said before the windows, so that they carry little.
-- Of all older days only that a ticket was opened is asked: any copy says so, in few columns and unsorted.
with earlier_tickets as (
  select distinct e.source, e.ticket_id
  from ticket_events e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = e.source and x.ticket_id = e.ticket_id
  where e.dt < :read_from and e.type = 'opened' and e.ingested_at <= :known_at and e.ticket_id is not null
    and r.object_id is null and (x.erased_until is null or e.occurred_at > x.erased_until)
),
events as (
  select
    e.source || ':' || e.ticket_id as ticket_key, e.source, e.event_id, e.occurred_at,
    e.customer_key, e.brand, e.market, e.channel, e.queue, e.intent, e.language, e.priority,
    e.type, e.handler_kind, e.from_handler_kind, e.claim,
    case when e.type = 'handed_off' then coalesce(e.reason, 'other') end as reason,
    case e.type when 'opened' then 1 when 'routed' then 2 when 'message' then 3 when 'human_requested' then 4
      when 'handed_off' then 5 when 'resolved' then 6 when 'reopened' then 7 else 8 end as type_order,
    coalesce(
      case when e.type = 'handed_off' then e.from_handler_kind end,
      e.handler_kind,
      case when e.author = 'ai' then 'ai' end
    ) as acting_kind,
    e.type = 'human_requested' or (e.type = 'handed_off' and coalesce(e.reason, 'other') = 'customer_request')
      as is_request,
    e.type = 'message' and e.author = 'human' as is_human_message,
    e.type = 'message' and e.author in ('ai', 'human') as is_reply,
    e.type in ('opened', 'reopened', 'human_requested') or (e.type = 'message' and e.author <> 'system')
      as is_turn,
    e.type in ('routed', 'handed_off') and e.handler_id is not null
      and coalesce(e.handler_kind in ('in_house', 'outsourced', 'on_demand'), false) as is_routed_to_person,
    coalesce(e.handler_kind in ('in_house', 'outsourced', 'on_demand'), false)
      or coalesce(e.from_handler_kind in ('in_house', 'outsourced', 'on_demand'), false) as is_person_there
  from ticket_events_current e
  left join earlier_tickets t on t.source = e.source and t.ticket_id = e.ticket_id
  where e.dt between :read_from and :read_to and e.ingested_at <= :known_at and t.ticket_id is null
),
-- One window for all three: an engine sorts once for windows of one partition and order.
ordered as (
  select
    e.*,
    min(case when type = 'opened' then occurred_at end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and unbounded following
    ) as opened_at,
    row_number() over (partition by ticket_key order by occurred_at, type_order, event_id) as event_no,
    count(case when type = 'reopened' then 1 end) over (
      partition by ticket_key order by occurred_at, type_order, event_id
      rows between unbounded preceding and current row
    ) - case when type = 'reopened' then 1 else 0 end as cycle
  from events e
),
claims as (
  select
    o.*,
    min(case when type = 'resolved' then occurred_at end) over (partition by ticket_key, cycle)
      as cycle_claimed_at
  from ordered o
  where occurred_at between opened_at and date_add('day', :lifetime_days, opened_at)
),
marked as (
  select
    c.*,
    type = 'reopened' and occurred_at <= date_add('day', :window_days, cycle_claimed_at) as is_reopening,
    type = 'reopened' and occurred_at > date_add('day', :window_days, cycle_claimed_at) as is_start,
    occurred_at <= date_add('minute', :intake_minutes, opened_at) as is_intake
  from claims c
),
placed as (
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
    min(case when is_request then occurred_at end) over (
      partition by ticket_key order by event_no rows between current row and unbounded following
    ) as next_request_at
  from marked m
),
final as (
  select
    p.*,
    coalesce(last_request_no >= episode_start_no, false) as is_after_request,
    -- The request may follow in the order of types and still be of the same moment.
    coalesce(last_request_no >= episode_start_no, false) or coalesce(next_request_at = occurred_at, false)
      as is_at_or_after_request
  from placed p
)
select * from final
