-- Adds the next contact: the first other ticket of the same customer and brand opened after the claim, of the
-- same declared intent or either unknown: a prediction that may be wrong excuses no repeat contact. Each episode
-- stands twice in one stream in time order: as a claim (carrying its columns) and, when it opened its ticket, as a
-- contact. One sort instead of a self-join: a shared "customer"
-- with 100,000 tickets costs n log n. A contact at the very moment of the claim comes first, so is not after it.
with moments as (
  select
    s.*, m.is_contact,
    case when m.is_contact or claimed_at is null then started_at else claimed_at end as moment,
    case when m.is_contact then started_at end as contact_at
  from episode_spans s
  cross join (values (true), (false)) as m (is_contact)
  where not m.is_contact or (episode_no = 1 and customer_key is not null)
),
next_contacts as (
  select
    m.*,
    min(contact_at) over (
      partition by brand, customer_key order by moment, is_contact desc
      rows between 1 following and unbounded following
    ) as next_any_at,
    min(case when declared_intent = 'unknown' then contact_at end) over (
      partition by brand, customer_key order by moment, is_contact desc
      rows between 1 following and unbounded following
    ) as next_unknown_at,
    min(contact_at) over (
      partition by brand, customer_key, declared_intent order by moment, is_contact desc
      rows between 1 following and unbounded following
    ) as next_same_at
  from moments m
),
final as (
  select
    n.*,
    case
      when declared_intent = 'unknown' then next_any_at
      when next_unknown_at is null or next_same_at < next_unknown_at then next_same_at
      else next_unknown_at
    end as next_contact_at
  from next_contacts n
  where not is_contact
)
select * from final
