-- What happened to the records and events of the window, by source. An item's share is of count_of, what it could
-- have happened to. Records are those of the input objects whose events overlap the window; events and episodes
-- those of the window's days. Openings, and how fresh a source is, are looked for in two lifetimes before it.
with readings as (
  select
    coalesce(l.source, 'unnamed') as source, l.object_id, l.accepted, l.repeated, l.records_in,
    row_number() over (partition by l.bucket, l.object_key, l.object_version order by l.attempt) as first_no,
    row_number() over (partition by l.bucket, l.object_key, l.object_version order by l.attempt desc) as last_no
  from ingest_ledger_current l
  left join retracted_objects r on r.object_id = l.object_id
  where r.object_id is null
    and coalesce(l.first_dt, l.dt) <= :to and coalesce(l.last_dt, l.dt) >= :from
),
records as (
  select
    source, sum(accepted) as accepted, sum(repeated) as repeated,
    sum(case when first_no = 1 then records_in else 0 end) as records_in
  from readings
  group by source
),
rejected as (
  select g.source, q.reason, count(*) as n
  from quarantine_current q
  join readings g on g.object_id = q.object_id and g.last_no = 1
  group by g.source, q.reason
),
written as (
  select source, dt, event_id, ingested_at, object_id, record_no from ticket_events where dt between :from and :to
  union all
  select source, dt, event_id, ingested_at, object_id, record_no from csat_events where dt between :from and :to
),
stored as (
  -- Distinct: a row that is put into a file with others stands in two files for a while. What was taken back is no
  -- first copy of what is read again.
  select distinct w.source, w.dt, w.event_id, w.ingested_at, w.object_id, w.record_no
  from written w left join retracted_objects r on r.object_id = w.object_id
  where r.object_id is null
),
copies as (
  select source, dt, ingested_at, row_number() over (partition by source, dt, event_id order by ingested_at) as copy
  from stored
),
arrivals as (
  select source, dt, ingested_at, count(*) as n, count(case when copy > 1 then 1 end) as repeated
  from copies
  group by source, dt, ingested_at
),
seen as (
  select source, dt, n, repeated,
    max(dt) over (partition by source order by ingested_at groups between unbounded preceding and 1 preceding)
      as seen_dt
  from arrivals
),
stored_counts as (
  select source, sum(n) as n, sum(repeated) as repeated, sum(case when dt < seen_dt then n else 0 end) as late
  from seen
  group by source
),
openings as (
  select e.source, e.ticket_id, min(e.occurred_at) as opened_at
  from ticket_events e left join retracted_objects r on r.object_id = e.object_id
  where e.type = 'opened' and r.object_id is null and e.dt between :opened_from and :read_to
  group by e.source, e.ticket_id
),
uses as (
  select e.source,
    case when o.opened_at is null then 'no_opened'
      when e.occurred_at < o.opened_at then 'before_opened'
      when e.occurred_at > date_add('day', :lifetime_days, o.opened_at) then 'after_lifetime'
      else 'used' end as reason
  from ticket_events_current e
  left join openings o on o.source = e.source and o.ticket_id = e.ticket_id
  where e.dt between :from and :to
),
use_counts as (
  select source, reason, count(*) as n, sum(count(*)) over (partition by source) as count_of
  from uses
  group by source, reason
),
-- Openings and what says that a ticket is void, read at once.
marks as (
  select e.source, e.ticket_id, e.type, e.occurred_at,
    min(case when e.type = 'opened' then e.occurred_at end) over (partition by e.source, e.ticket_id) as opened_at
  from ticket_events e
  left join retracted_objects r on r.object_id = e.object_id
  left join erased_tickets x on x.source = e.source and x.ticket_id = e.ticket_id
  where r.object_id is null and e.ticket_id is not null and (x.erased_until is null or e.occurred_at > x.erased_until)
    and e.dt between :opened_from and :voided_to
    and (
      (e.type = 'opened' and e.dt <= :read_to) or (e.type = 'status_seen' and e.status = 'void' and e.dt >= :from)
    )
),
voided as (
  select source, ticket_id,
    max(
      case
        when type = 'status_seen' and occurred_at between opened_at and date_add('day', :lifetime_days, opened_at) then 1
        else 0
      end
    ) as n
  from marks
  where cast(cast(opened_at as date) as varchar) between :from and :to
  group by source, ticket_id
),
void_counts as (
  select source, count(*) as count_of, count(case when n > 0 then 1 end) as n
  from voided
  group by source
),
survey_use as (
  select c.source, count(*) as count_of, count(case when s.event_id is null then 1 end) as n
  from csat_events_current c
  left join (select distinct survey_source, event_id from surveys) s
    on s.survey_source = c.source and s.event_id = c.event_id
  where c.dt between :from and :to
  group by c.source
),
episode_counts as (
  select
    source, count(*) as n, count(case when customer_key is null then 1 end) as anonymous, count(claimed_at) as claims,
    count(case when date_diff('day', cast(dt as date), cast(claimed_at as date)) > :lag_days then 1 end) as late_claims,
    count(case when is_first_handler_tied then 1 end) as tied
  from episodes
  where dt between :from and :to
  group by source
),
answer_counts as (
  select survey_source as source, count(*) as n,
    count(case when date_diff('day', cast(dt as date), cast(occurred_at as date)) > :lag_days then 1 end) as late
  from surveys
  where dt between :from and :to and type = 'answered'
  group by survey_source
),
freshness as (
  select source, object_id, occurred_at, ingested_at from ticket_events where dt >= :opened_from
  union all
  select source, object_id, occurred_at, ingested_at from csat_events where dt >= :opened_from
),
fresh as (
  select f.source, max(f.occurred_at) as occurred_at, max(f.ingested_at) as ingested_at
  from freshness f left join retracted_objects r on r.object_id = f.object_id
  where r.object_id is null
  group by f.source
),
-- A table that counts several items is read once for all of them: each reading costs Athena stages, and it runs no
-- more than 150 a query.
record_items as (
  select t.source, i.item, '' as reason, case i.item when 'accepted' then t.accepted else t.repeated end as n,
    t.records_in
  from records t
  cross join (values ('accepted'), ('repeated_in_object')) as i (item)
  union all
  select source, 'quarantined', reason, n, null from rejected
),
stored_items as (
  select t.source, i.item, case i.item when 'late' then t.late else t.repeated end as n, t.n as count_of
  from stored_counts t
  cross join (values ('late'), ('repeated_across_objects')) as i (item)
),
episode_items as (
  select e.source, i.item,
    case i.item
      when 'anonymous_episode' then e.anonymous
      when 'first_handler_tied' then e.tied
      else case when c.shows_claims then e.late_claims end
    end as n,
    case when i.item <> 'claim_beyond_horizon' then e.n when c.shows_claims then e.claims end as count_of
  from episode_counts e
  left join source_coverage c on c.source = e.source
  cross join (values ('anonymous_episode'), ('first_handler_tied'), ('claim_beyond_horizon')) as i (item)
),
final as (
  select source, item, reason, n, max(records_in) over (partition by source) as count_of from record_items
  union all select source, item, '', n, count_of from stored_items
  union all select source, 'unused_event', reason, n, count_of from use_counts where reason <> 'used'
  union all select source, 'survey_event_without_episode', '', n, count_of from survey_use
  union all select source, item, '', n, count_of from episode_items where item <> 'first_handler_tied' or n > 0
  union all select source, 'answer_beyond_horizon', '', late, n from answer_counts
  union all select source, 'void_ticket', '', n, count_of from void_counts where n > 0
),
things as (
  select source, item as reason, is_shown
  from coverage c
  join (select max_by(run_id, sequence) as run_id from commits) r on r.run_id = c.run_id
  where c.kind = 'shows'
),
covered as (
  select m.metric, sum(case when m.is_shown then e.n else 0 end) as n, sum(e.n) as count_of
  from metric_coverage m
  join episode_counts e on e.source = m.source
  group by m.metric
)
select
  item, source, reason, cast(n as bigint) as n, cast(count_of as bigint) as count_of, cast(null as timestamp) as latest_at,
  cast(null as varchar) as status
from final
union all
select 'shows', source, reason, null, null, null, case when is_shown then 'ok' end
from things
union all
select
  'tickets_covered', '*', metric, cast(case when n > 0 then n end as bigint),
  cast(case when n > 0 then count_of end as bigint), null, null
from covered
union all
select
  i.item, f.source, '', null, null, case i.item when 'latest_event' then f.occurred_at else f.ingested_at end,
  'uncounted'
from fresh f
cross join (values ('latest_event'), ('latest_arrival')) as i (item)
order by item, source, reason
