-- Claimed against verified resolutions of the same episodes, by week, and why claims did not hold: each for the first
-- reason of reopened, came back, asked for a person, wrote again. Both sides count claims of lag up to the
-- horizon; only days whose claims are all judged count, so n grows until a week is complete. Where claims are shown
-- but nothing that could contradict them, there are claims and no gap; a reason that no source of a row can show is
-- left out.
with shown as (
  select
    c.source, c.is_shown as is_claim_shown, v.is_shown as is_gap_shown, s.shows_reopenings, s.shows_customers,
    s.shows_explicit_requests or s.shows_handoffs or s.shows_customer_texts as shows_asking, s.shows_customer_messages
  from metric_coverage c
  join metric_coverage v on v.source = c.source and v.metric = 'verified_resolution_rate'
  join source_coverage s on s.source = c.source
  where c.metric = 'claimed_resolution_rate'
),
picked as (
  select
    date_trunc('week', cast(e.dt as date)) as week, e.handler_kind, s.is_claim_shown, s.is_gap_shown,
    s.shows_reopenings, s.shows_customers, s.shows_asking, s.shows_customer_messages,
    e.dt <= :mature_to as is_mature, e.is_verified, e.is_silent_claim, e.reopened_at, e.repeated_at, e.returned_by,
    coalesce(date_diff('day', cast(e.dt as date), cast(e.claimed_at as date)) <= :lag_days, false) as is_claimed,
    case when :by_brand then e.brand else '*' end as brand,
    case when :by_market then e.market else '*' end as market,
    case when :by_channel then e.channel else '*' end as channel,
    case when :by_queue then e.queue else '*' end as queue,
    case when :by_intent then e.intent else '*' end as intent
  from episodes e
  join shown s on s.source = e.source
  where e.dt between :from and :to
    and (:brand is null or e.brand = :brand)
    and (:market is null or e.market = :market)
    and (:channel is null or e.channel = :channel)
    and (:queue is null or e.queue = :queue)
    and (:intent is null or e.intent = :intent)
),
-- With a source that shows the gap, the row is of such sources alone.
rows_of_gap as (
  select
    p.*,
    max(case when is_gap_shown then 1 else 0 end) over (
      partition by week, brand, market, channel, queue, intent, handler_kind
    ) = 1 as has_gap
  from picked p
),
judged as (
  select
    g.*,
    case when has_gap then is_gap_shown else is_claim_shown end as is_counted,
    case
      when is_verified then 'held'
      when reopened_at is not null then 'reopened'
      when repeated_at is not null then 'came_back'
      when returned_by = 'person' then 'asked'
      else 'wrote'
    end as outcome
  from rows_of_gap g
),
claims as (
  select j.*, is_counted and is_mature and is_claimed as is_judged
  from judged j
),
sums as (
  select
    week, brand, market, channel, queue, intent, handler_kind, has_gap, bool_or(is_claim_shown) as has_claims,
    bool_or(is_counted and shows_reopenings) as has_reopenings, bool_or(is_counted and shows_customers) as has_customers,
    bool_or(is_counted and shows_asking) as has_asking, bool_or(is_counted and shows_customer_messages) as has_messages,
    cast(count(*) as double) as tickets,
    cast(count(case when is_gap_shown then 1 end) as double) as tickets_covered,
    count(case when is_counted then 1 end) as n_all,
    count(case when is_counted and is_mature then 1 end) as n,
    count(case when is_judged then 1 end) as claimed,
    count(case when is_judged and outcome = 'held' then 1 end) as verified,
    count(case when is_judged and outcome = 'held' and is_silent_claim then 1 end) as silent,
    count(case when is_judged and outcome = 'reopened' then 1 end) as reopened,
    count(case when is_judged and outcome = 'came_back' then 1 end) as came_back,
    count(case when is_judged and outcome = 'asked' then 1 end) as asked,
    count(case when is_judged and outcome = 'wrote' then 1 end) as wrote
  from claims
  group by week, brand, market, channel, queue, intent, handler_kind, has_gap
),
final as (
  select
    s.*,
    case when has_claims then n end as n_claims,
    case when has_gap then n end as n_gap,
    case when has_gap then verified end as n_verified,
    case when has_gap and has_reopenings then n end as n_reopened,
    case when has_gap and has_customers then n end as n_came_back,
    case when has_gap and has_asking then n end as n_asked,
    case when has_gap and has_messages then n end as n_wrote,
    cast(n as double) / nullif(n_all, 0) as maturity,
    case when n = 0 then 'immature' end as status
  from sums s
)
select
  week, brand, market, channel, queue, intent, handler_kind, n_claims as n, n_gap, n_verified,
  n_reopened, n_came_back, n_asked, n_wrote, claimed, verified,
  claimed - verified as unverified, reopened, came_back, asked, wrote, silent,
  tickets_covered / nullif(tickets, 0) as covered_share, maturity, status
from final
order by week, brand, market, channel, queue, intent, handler_kind
