-- How far each source has delivered: its newest event and its newest arrival, by UTC day. Reads events since `from` only.
with final as (
  select
    source,
    'tickets' as kind,
    cast(max(cast(occurred_at as date)) as varchar) as last_event_on,
    cast(max(cast(ingested_at as date)) as varchar) as last_arrival_on
  from ticket_events_current
  where dt >= :from
  group by source
  union all
  select
    source,
    'surveys' as kind,
    cast(max(cast(occurred_at as date)) as varchar) as last_event_on,
    cast(max(cast(ingested_at as date)) as varchar) as last_arrival_on
  from csat_events_current
  where dt >= :from
  group by source
)
select * from final
order by source, kind
