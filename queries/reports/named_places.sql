-- The places, or kinds of ticket, that are called so: names of markets and channels may hold slashes of their own, so that
-- only what there is tells where one ends. What a name does not split by is *.
with kinds as (
  select
    brand,
    case when :by_market then market else '*' end as market,
    case when :by_channel then channel else '*' end as channel,
    case when :by_queue then queue else '*' end as queue,
    case when :by_intent then intent else '*' end as intent,
    case when :by_language then language else '*' end as language,
    case when :by_priority then priority else '*' end as priority
  from daily_counts
  where dt between :from and :to
    and metric = 'tickets'
    and (:brand is null or brand = :brand)
),
named as (
  select
    brand, market, channel, queue, intent, language, priority,
    market || '/' || channel || '/' || queue ||
    case when :is_stratum then '/' || intent || '/' || language || '/' || priority else '' end as name
  from kinds
)
select distinct name, brand, market, channel, queue, intent, language, priority
from named
where name in :names
order by name, brand, market, channel, queue, intent, language, priority
