import { isPerson } from './acts.ts';
import { minute, type TicketRow } from './rows.ts';
import type { OracleSettings } from './tickets.ts';

/** How the customer asked, null when the event is no request. */
function requestOf(event: TicketRow, settings: OracleSettings): 'event' | 'text' | null {
  if (event.type === 'human_requested') return 'event';
  if (event.type === 'handed_off' && event.reason === 'customer_request') return 'event';
  const isCustomers = event.type === 'opened' || (event.type === 'message' && event.author === 'customer');
  return settings.requestsFromText && isCustomers && event.asks_for_person === true ? 'text' : null;
}

/** Whether, when and how the customer asked for a person and reached one. */
export function peopleOf(
  events: readonly TicketRow[],
  known: number,
  settings: OracleSettings,
  channel: string,
) {
  const asked = events.findIndex((event) => requestOf(event, settings) !== null);
  if (asked < 0) {
    return {
      human_requested_at: null,
      human_requested_by: null,
      human_reached_at: null,
      minutes_to_human: null,
      access_due_at: null,
      is_given_up: null,
    };
  }
  const requestedAt = events[asked]!.occurred_at;
  const isReply = (e: TicketRow) => e.type === 'message' && e.author === 'human';
  const reached = events.find(
    (e, index) =>
      (isReply(e) && e.occurred_at >= requestedAt) ||
      (index > asked &&
        (e.type === 'routed' || e.type === 'handed_off') &&
        isPerson(e.handler_kind) &&
        e.handler_id !== null),
  );
  const reachedAt = reached?.occurred_at ?? null;
  const deadline = requestedAt + settings.givingUp;
  const isInTime = reachedAt !== null && reachedAt <= deadline;
  return {
    human_requested_at: requestedAt,
    human_requested_by: requestOf(events[asked]!, settings),
    human_reached_at: reachedAt,
    minutes_to_human: reachedAt === null ? null : (reachedAt - requestedAt) / minute,
    access_due_at: requestedAt + (settings.limits[channel] ?? settings.limits.other!),
    is_given_up: deadline > known ? null : !isInTime && !events.some(isReply),
  };
}
