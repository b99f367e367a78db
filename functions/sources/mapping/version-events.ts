import { schemaVersion } from '../../contract/records/events.ts';
import { formatInstant } from '../../contract/records/instant.ts';
import type { HistoryFields } from '../mapping-file/history-section.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import type { TicketFields } from '../mapping-file/ticket-section.ts';
import type { Clocks } from '../row/clocks.ts';
import type { Row } from '../row/row.ts';
import { rowInstant } from '../row/row-instant.ts';
import type { DraftEvent } from '../row/trace.ts';
import { type CustomerDigest, contentId, hasKey } from './content-id.ts';
import { handlerOf, ticketAttributes, ticketIdOf } from './ticket-events.ts';

/**
 * What one row of a log proves: that the ticket was opened, the state in which it stood from then on, its closing.
 * What happened follows at curation from all states seen, so a row says the same alone, in any file and any order.
 */
export function versionEvents(
  row: Row,
  mapping: Mapping,
  ticket: TicketFields,
  history: HistoryFields,
  clocks: Clocks,
  digest?: CustomerDigest,
): DraftEvent[] {
  const ticketId = ticketIdOf(row, ticket.ticket_id);
  const changedAt = rowInstant(row, history.changed_at, clocks);
  if (changedAt === null && row.problems.length === 0) {
    row.reject('missing_field', history.changed_at.path, 'the version has no instant');
  }
  if (ticketId === null || changedAt === null) return [];
  const common = { event: 'ticket', schema: schemaVersion, source: mapping.source, ticket_id: ticketId };
  const attributes = ticketAttributes(row, ticket);
  const opening = {
    ...common,
    ...ofTheCustomer(attributes),
    type: 'opened',
    occurred_at: formatInstant(rowInstant(row, ticket.opened_at, clocks) ?? changedAt),
    ...handledBy(handlerOf(row, ticket.first_handler)),
  };
  const status = stateOf(row, history);
  const seen =
    status === null ? [] : [stateSeen(row, ticket, history, { ...common, ...attributes, status }, changedAt)];
  const closedAt = rowInstant(row, ticket.closed_at, clocks);
  const closing =
    closedAt === null ? [] : [{ ...common, type: 'closed', occurred_at: formatInstant(closedAt) }];
  const events: DraftEvent[] = [opening, ...seen, ...closing];
  for (const event of events) {
    if (!hasKey(event)) event.event_id = contentId(event, digest);
    row.note(history.changed_at, event);
  }
  return events;
}

/** What handling does not change, so that a late version may say it of the opening too. */
const customersOwn = new Set(['customer_id', 'brand', 'market', 'channel', 'language', 'subject', 'text']);

const ofTheCustomer = (attributes: DraftEvent): DraftEvent =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => customersOwn.has(name)));

function stateOf(row: Row, { status, resolved_when, void_when }: HistoryFields): string | null {
  const state = row.text(status)?.toLowerCase();
  if (state === undefined) return null;
  if (void_when?.has(state)) return 'void';
  return resolved_when.has(state) ? 'resolved' : 'open';
}

function stateSeen(
  row: Row,
  ticket: TicketFields,
  history: HistoryFields,
  event: DraftEvent,
  changedAt: number,
): DraftEvent {
  const claim = event.status === 'resolved' ? row.text(ticket.claim) : null;
  return {
    ...event,
    type: 'status_seen',
    occurred_at: formatInstant(changedAt + placeWithinTick(row, history)),
    ...(claim === null ? {} : { claim }),
    ...handledBy(handlerOf(row, ticket.handler)),
  };
}

const handledBy = (handler: DraftEvent | null): DraftEvent => (handler === null ? {} : { handler });

/** Beyond it versions of one tick are not distinguished any more; a ticket of a thousand versions is no ticket. */
const lastPlace = 999;

/** Where the clock is coarse the count of versions tells the order: each stands as many milliseconds later. */
function placeWithinTick(row: Row, { version }: HistoryFields): number {
  const number = Math.trunc(row.number(version) ?? 0);
  return Math.min(Math.max(number, 0), lastPlace);
}
