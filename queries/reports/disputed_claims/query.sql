-- Each resolution that AI claimed and that did not hold, newest first: what to dispute with the vendor that bills it. Those
-- that claims_audit judges: whose window is over, and of whose source tickets came in until then.
with shown as (
  select source
  from metric_coverage
  where metric = 'verified_resolution_rate' and is_shown
),
ends as (
  select source, max(dt) as last_dt
  from episodes
  where dt >= :from
  group by source
),
claims as (
  select
    e.*,
    case
      when e.reopened_at is not null then 'reopened'
      when e.repeated_at is not null then 'came_back'
      when e.returned_by = 'person' then 'asked'
      else 'wrote'
    end as reason,
    case
      when e.reopened_at is not null then e.reopened_at
      when e.repeated_at is not null then e.repeated_at
      else e.returned_at
    end as contradicted_at
  from episodes e
  join shown s on s.source = e.source
  join ends x on x.source = e.source
  where e.dt between :read_from and :to
    and e.resolver_kind = 'ai' and e.is_verified = false and cast(e.judged_at as date) <= cast(x.last_dt as date)
    and cast(e.claimed_at as date) between cast(:from as date) and cast(:to as date)
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
),
final as (
  select
    c.*,
    cast(date_diff('millisecond', claimed_at, contradicted_at) as double) / 3600000 as hours_held,
    row_number() over (order by claimed_at desc, ticket_key, episode_no) as row_no
  from claims c
  where :reason is null or reason = :reason
)
select
  ticket_key, episode_no, claimed_at, claim, reason, contradicted_at, hours_held, brand, market, channel, queue, intent,
  customer_key, cast(coalesce(:price, :price_ai_resolution) as double) as amount, :currency as currency
from final
where row_no > :offset and row_no <= :offset + :limit
order by row_no
