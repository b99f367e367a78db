-- Every ticket event told, with what it means, said once so that windows over events carry little.
with final as (
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
)
select * from final
