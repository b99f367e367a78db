-- Days to store on which a row may be another than committed: those of tickets with new events or surveys, whose surveys,
-- handling and texts are perhaps others too, and those of episodes that time or another ticket has changed.
-- Copies of a survey's event share its id, whatever ticket they name.
with made as (
  select * from made_episodes where dt between :from_dt and :to_dt
),
affected_before as (
  select c.*
  from committed_episodes c
  join affected_tickets a on a.ticket_key = c.ticket_key
),
changed as (
  (select * from made except select * from affected_before)
  union all
  (select * from affected_before except select * from made)
),
new_surveys as (
  select distinct s.dt, s.event_id
  from csat_events s
  join ingest_ledger l on l.object_id = s.object_id
  where l.dt in :ingested_dts and s.dt >= :changed_from
),
with_news as (
  select ticket_key from affected_tickets where has_news
  union
  select coalesce(s.ticket_source, s.source) || ':' || s.ticket_id as ticket_key
  from csat_events s
  join new_surveys n on n.dt = s.dt and n.event_id = s.event_id
  where s.dt >= :changed_from and s.ticket_id is not null
),
final as (
  select dt from changed
  union
  select m.dt from made m join with_news n on n.ticket_key = m.ticket_key
  union
  select r.dt
  from episode_runs r
  join committed_days c on c.day = r.dt and c.run_id = r.run_id
  join with_news n on n.ticket_key = r.ticket_key
  where r.dt between :from_dt and :to_dt
)
select dt from final
