-- The place of every used event in its ticket and episode, in few columns: what it says besides stands with its telling.
select
  event_id, occurred_at, ticket_key, event_no, episode_no, opened_at, next_claim_at, is_intake, is_claim, is_reopening,
  is_turn, is_request, is_after_request, is_at_or_after_request, is_after_claim
from episode_events
