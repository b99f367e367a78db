-- Every ticket event that is used, with what it means and its place in the ticket. States seen have become what they
-- show: held against where the ticket then stands, a claim, a reopening, or nothing new. A ticket that is void has
-- no events here. What an event means is said before the windows, so that they carry little.
-- A fact that several records tell differently (an id `fact~telling`) counts as it was told first in the order of ids. A
-- first reply that a record only sums up (an inferred message) is one of the messages told, give or take a minute.
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
    e.source || ':' || e.ticket_id as ticket_key, length(e.source) as source_length, e.event_id, e.occurred_at,
    e.customer_key, e.brand, e.market, e.channel, e.queue, e.intent, e.language, e.priority, e.handler_kind,
    case when :intents_from_text then e.predicted_intent end as predicted_intent,
    -- A customer's text is tagged, and nothing else is.
    e.is_thanks is not null as is_customer_text,
    case when e.is_scored then e.sentiment end as sentiment, e.sentiment_engine, e.sentiment_model, e.is_degraded,
    case when e.type = 'status_seen' then coalesce(e.claim, 'agent') else e.claim end as claim,
    case when e.type = 'handed_off' then coalesce(e.reason, 'other') end as reason,
    -- States come after all else of their instant.
    case e.type when 'opened' then 1 when 'routed' then 2 when 'message' then 3 when 'human_requested' then 4
      when 'handed_off' then 5 when 'resolved' then 6 when 'reopened' then 7 when 'closed' then 8
      else case e.status when 'open' then 9 when 'pending' then 10 when 'resolved' then 11 when 'closed' then 12
        else 13 end
    end as type_order,
    coalesce(
      case when e.type = 'handed_off' then e.from_handler_kind end,
      e.handler_kind,
      case when e.author = 'ai' then 'ai' end
    ) as acting_kind,
    coalesce(e.handler_kind <> 'ai', false) or coalesce(e.from_handler_kind <> 'ai', false) as is_person_there,
    e.type in ('routed', 'handed_off') and e.handler_id is not null and coalesce(e.handler_kind <> 'ai', false)
      as is_routed_to_person,
    e.type = 'handed_off' and e.handler_kind <> 'ai' and e.from_handler_kind = 'ai' as is_ai_handoff,
    e.type = 'handed_off' and e.handler_kind <> 'ai' and e.from_handler_kind is null as is_plain_handoff,
    e.type = 'message' and e.author = 'human' as is_human_message,
    e.type = 'message' and e.author in ('ai', 'human') as is_reply,
    e.type = 'message' and e.author in ('ai', 'human') and coalesce(e.is_inferred, false) as is_summed_up,
    case when length(e.event_id) = 36 and substr(e.event_id, 21, 1) = '~' then substr(e.event_id, 1, 20) end as fact,
    e.type in ('opened', 'human_requested') or (e.type = 'message' and e.author <> 'system') as is_word,
    e.type = 'human_requested' or (e.type = 'handed_off' and coalesce(e.reason, 'other') = 'customer_request')
      as is_request_event,
    :requests_from_text and coalesce(e.asks_for_person, false)
      and (e.type = 'opened' or (e.type = 'message' and e.author = 'customer')) as is_request_text,
    e.type = 'human_requested' or (e.type = 'handed_off' and e.handler_kind <> 'ai')
      or (e.type = 'message' and e.author = 'customer' and coalesce(e.asks_for_person, false)) as is_wish_for_person,
    e.type = 'message' and e.author = 'customer' and not coalesce(e.is_thanks, true) as is_more_than_thanks,
    e.type = 'message' and e.author = 'customer' and e.is_thanks is null as is_wordless
  from ticket_events_current e
  left join earlier_tickets t on t.source = e.source and t.ticket_id = e.ticket_id
  where e.dt between :read_from and :read_to and e.ingested_at <= :known_at and t.ticket_id is null
    -- Words of customers change no episode's bounds: the handling cost needs none.
    and (not :is_work_only or e.type in ('opened', 'resolved', 'reopened', 'status_seen') or e.author in ('ai', 'human'))
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
