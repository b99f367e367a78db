-- The sources of each brand's tickets and surveys, with the newest day of their episodes.
with final as (
  select brand, source, 'tickets' as kind, max(dt) as newest_on
  from episodes
  group by brand, source
  union all
  select e.brand, s.survey_source as source, 'surveys' as kind, max(s.dt) as newest_on
  from surveys s
  join episodes e on e.ticket_key = s.ticket_key and e.episode_no = s.episode_no and e.dt = s.dt
  group by e.brand, s.survey_source
)
select * from final
order by brand, source, kind
