-- Running cost of each episode by the price list, before and after each day on which it was handled: a message
-- by a person, or a claim by AI (the first and its repairs alike).
with acts as (
  select
    e.ticket_key, e.episode_no, r.dt, e.occurred_at,
    case when e.is_claim then 'ai_claim' else e.handler_kind end as act
  from episode_events e
  join run_episodes r on r.ticket_key = e.ticket_key and r.episode_no = e.episode_no
  where (e.is_claim and e.handler_kind = 'ai')
    or (e.is_human_message and e.handler_kind in ('in_house', 'outsourced', 'on_demand'))
),
days as (
  select
    ticket_key, episode_no, dt, cast(occurred_at as date) as handled_on, max(occurred_at) as handled_at,
    count(case when act = 'in_house' then 1 end) as in_house,
    count(case when act = 'outsourced' then 1 end) as outsourced,
    count(case when act = 'on_demand' then 1 end) as on_demand,
    count(case when act = 'ai_claim' then 1 end) as ai_claims
  from acts
  group by ticket_key, episode_no, dt, cast(occurred_at as date)
),
running as (
  select
    d.*,
    sum(in_house) over (partition by ticket_key, episode_no order by handled_on) as in_house_so_far,
    sum(outsourced) over (partition by ticket_key, episode_no order by handled_on) as outsourced_so_far,
    sum(on_demand) over (partition by ticket_key, episode_no order by handled_on) as on_demand_so_far,
    sum(ai_claims) over (partition by ticket_key, episode_no order by handled_on) as ai_claims_so_far
  from days d
),
final as (
  select
    ticket_key, episode_no, handled_at,
    cast(in_house_so_far - in_house as double) * :price_in_house
      + cast(outsourced_so_far - outsourced as double) * :price_outsourced
      + cast(on_demand_so_far - on_demand as double) * :price_on_demand
      + cast(ai_claims_so_far - ai_claims as double) * :price_ai_resolution as cost_before,
    cast(in_house_so_far as double) * :price_in_house
      + cast(outsourced_so_far as double) * :price_outsourced
      + cast(on_demand_so_far as double) * :price_on_demand
      + cast(ai_claims_so_far as double) * :price_ai_resolution as cost_after,
    dt
  from running
)
select * from final
