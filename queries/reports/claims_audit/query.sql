-- Resolutions that AI claims, by the month of the claim, against those that held the verification window: each claim
-- that did not for the first reason of reopened, came back, asked for a person, wrote again. One claim an episode, of
-- sources that show claims and what may contradict them; the claims of other sources are only counted. A claim is judged
-- when its window is over and tickets of its source came in until then: nothing contradicts what an export ends before.
with shown as (
  select
    source,
    bool_or(metric = 'claimed_resolution_rate' and is_shown) as is_claim_shown,
    bool_or(metric = 'verified_resolution_rate' and is_shown) as is_judgeable
  from metric_coverage
  group by source
),
ends as (
  select source, max(dt) as last_dt
  from episodes
  where dt >= :from
  group by source
),
claims as (
  select
    date_trunc('month', cast(e.claimed_at as date)) as month, e.ticket_key, e.customer_key, s.is_judgeable,
    s.is_judgeable and e.is_verified is not null
      and coalesce(cast(e.judged_at as date) <= cast(x.last_dt as date), false) as is_judged,
    case
      when e.is_verified then 'held'
      when e.reopened_at is not null then 'reopened'
      when e.repeated_at is not null then 'came_back'
      when e.returned_by = 'person' then 'asked'
      else 'wrote'
    end as outcome,
    case when :by_brand then e.brand else '*' end as brand,
    case when :by_market then e.market else '*' end as market,
    case when :by_channel then e.channel else '*' end as channel,
    case when :by_queue then e.queue else '*' end as queue,
    case when :by_intent then e.intent else '*' end as intent
  from episodes e
  join shown s on s.source = e.source
  left join ends x on x.source = e.source
  where e.dt between :read_from and :to
    and e.resolver_kind = 'ai' and s.is_claim_shown
    and cast(e.claimed_at as date) between cast(:from as date) and cast(:to as date)
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
),
final as (
  select
    month, brand, market, channel, queue, intent,
    count(*) as claimed,
    count(case when is_judged then 1 end) as judged,
    count(case when is_judged and outcome = 'held' then 1 end) as held,
    count(case when is_judged and outcome <> 'held' then 1 end) as not_held,
    count(case when is_judged and outcome = 'reopened' then 1 end) as reopened,
    count(case when is_judged and outcome = 'came_back' then 1 end) as came_back,
    count(case when is_judged and outcome = 'asked' then 1 end) as asked,
    count(case when is_judged and outcome = 'wrote' then 1 end) as wrote,
    count(distinct ticket_key) as tickets,
    count(distinct customer_key) as customers,
    count(distinct case when is_judged and outcome = 'held' then customer_key end) as customers_held,
    cast(count(case when is_judgeable then 1 end) as double) / count(*) as covered_share,
    case
      when count(case when is_judgeable then 1 end) = 0 then 'not_in_data'
      when count(case when is_judged then 1 end) = 0 then 'immature'
    end as status
  from claims
  group by month, brand, market, channel, queue, intent
)
select
  month,
  date_diff(
    'day',
    greatest(month, cast(:from as date), cast(:first_day as date)),
    least(date_add('month', 1, month), date_add('day', 1, cast(:to as date)), date_add('day', 1, cast(:last_day as date)))
  ) as days,
  brand, market, channel, queue, intent, claimed,
  case when covered_share > 0 then judged end as n,
  case when judged > 0 then held end as held,
  case when judged > 0 then not_held end as not_held,
  case when judged > 0 then reopened end as reopened,
  case when judged > 0 then came_back end as came_back,
  case when judged > 0 then asked end as asked,
  case when judged > 0 then wrote end as wrote,
  cast(claimed as double) * coalesce(:price, :price_ai_resolution) as amount_claimed,
  case when judged > 0 then cast(held as double) * coalesce(:price, :price_ai_resolution) end as amount_held,
  case when judged > 0 then cast(not_held as double) * coalesce(:price, :price_ai_resolution) end as amount_disputed,
  tickets, customers,
  case when judged > 0 then customers_held end as customers_held,
  :currency as currency, covered_share, status
from final
order by month, brand, market, channel, queue, intent
