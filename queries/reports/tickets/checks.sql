-- Rows that must not exist: two rows for one episode, a claim judged without one, a verdict without a claim.
with copies as (
  select ticket_key, episode_no, count(*) as n
  from episodes
  group by ticket_key, episode_no
),
final as (
  select ticket_key, episode_no, 'twice' as reason from copies where n > 1
  union all
  select ticket_key, episode_no, 'verified without a claim' as reason
  from episodes where is_verified and claimed_at is null
  union all
  select ticket_key, episode_no, 'verified though contradicted' as reason
  from episodes where is_verified and (reopened_at is not null or repeated_at is not null or returned_at is not null)
  union all
  select ticket_key, episode_no, 'contradicted by nothing' as reason
  from episodes
  where not is_verified and claimed_at is not null and reopened_at is null and repeated_at is null
    and returned_at is null
)
select ticket_key, episode_no, reason from final
