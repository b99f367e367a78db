-- How many tickets the last year has of each kind that a change's selector can choose.
with final as (
  select
    coalesce(brand, 'unknown') as brand, coalesce(market, 'unknown') as market,
    coalesce(channel, 'unknown') as channel, coalesce(queue, 'unknown') as queue,
    coalesce(intent, 'unknown') as intent, coalesce(language, 'unknown') as language,
    count(*) as tickets
  from episodes
  where dt between :from and :look_day
  group by
    coalesce(brand, 'unknown'), coalesce(market, 'unknown'), coalesce(channel, 'unknown'),
    coalesce(queue, 'unknown'), coalesce(intent, 'unknown'), coalesce(language, 'unknown')
)
select brand, market, channel, queue, intent, language, tickets from final
