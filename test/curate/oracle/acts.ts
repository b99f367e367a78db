import type { TicketRow } from './rows.ts';

export const isPerson = (kind: string | null): boolean => kind !== null && kind !== 'ai';

/** A message of ours. */
export const isReply = (event: TicketRow): boolean =>
  event.type === 'message' && (event.author === 'ai' || event.author === 'human');

/** What leaves the next word to the other side. */
export const isTurn = (event: TicketRow): boolean =>
  ['opened', 'reopened', 'human_requested'].includes(event.type) ||
  (event.type === 'message' && event.author !== 'system');

/** Kind of who acts in an event, null when it says nothing about it. */
export function actingKind(event: TicketRow): string | null {
  if (event.type === 'handed_off' && event.from_handler_kind !== null) return event.from_handler_kind;
  if (event.handler_kind !== null) return event.handler_kind;
  return event.author === 'ai' ? 'ai' : null;
}

/** Whether AI and a person both act at the first instant at which anybody acts: only the order of types says who was first. */
export function isFirstHandlerTied(events: readonly TicketRow[]): boolean {
  const first = events.find((event) => actingKind(event) !== null);
  const kinds = events
    .filter(({ occurred_at }) => occurred_at === first?.occurred_at)
    .map(actingKind)
    .filter((kind) => kind !== null);
  return kinds.includes('ai') && kinds.some(isPerson);
}
