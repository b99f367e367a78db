-- Rows that must not exist: a claim of AI that was judged, and is neither verified nor contradicted by anything.
select ticket_key, episode_no
from episodes
where resolver_kind = 'ai' and claimed_at is not null and is_verified = false
  and reopened_at is null and repeated_at is null and returned_at is null
