-- Each processed object: what its ledger row says beside what is in the files. Compaction may hold a row
-- twice for a while, so identities are counted, not rows, and the rest is read by views that know of it.
with identities as (
  select object_id, object_key, concat('t|', dt, '|', event_id) as identity from ticket_events
  union all
  select object_id, object_key, concat('c|', dt, '|', event_id) as identity from csat_events
  union all
  select object_id, object_key, concat('r|', dt, '|', event_id) as identity from routing_changes
),
accepted as (
  select object_id, max(object_key) as object_key, count(distinct identity) as count_accepted
  from identities
  group by object_id
),
placed as (
  -- A rewritten file stands beside those that it replaces: the last one that has an object's records counts.
  select object_id, object_key, place, max(place) over (partition by dt, object_id) as counting
  from (
    select
      q.object_id, q.object_key, q.dt,
      case when q."$path" like '%-merged.parquet' then q."$path" else '' end as place
    from quarantine q
  ) q
),
rejected as (
  select object_id, max(object_key) as object_key, count(*) as count_quarantined
  from placed
  where place = counting
  group by object_id
),
ledger as (
  select object_id, object_key, records_in, accepted, quarantined, repeated
  from ingest_ledger_current
),
known as (
  select object_id from ledger
  union
  select object_id from accepted
  union
  select object_id from rejected
),
final as (
  select
    k.object_id,
    coalesce(l.object_key, r.object_key, a.object_key) as object_key,
    case when l.object_id is null then 0 else 1 end as is_in_ledger,
    coalesce(l.records_in, 0) as records_in,
    coalesce(l.accepted, 0) as accepted,
    coalesce(l.quarantined, 0) as quarantined,
    coalesce(l.repeated, 0) as repeated,
    coalesce(a.count_accepted, 0) as accepted_in_files,
    coalesce(r.count_quarantined, 0) as quarantined_in_files
  from known k
  left join ledger l on l.object_id = k.object_id
  left join accepted a on a.object_id = k.object_id
  left join rejected r on r.object_id = k.object_id
)
select * from final
order by object_key, object_id
