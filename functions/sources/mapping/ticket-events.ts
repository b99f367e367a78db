import { schemaVersion } from '../../contract/records/events.ts';
import { formatInstant } from '../../contract/records/instant.ts';
import type { Field, HandlerFields } from '../mapping-file/field.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import {
  ticketAttributes as attributeKeys,
  type EventFields,
  type TicketFields,
} from '../mapping-file/ticket-section.ts';
import type { Clocks } from '../row/clocks.ts';
import type { Row } from '../row/row.ts';
import { rowInstant } from '../row/row-instant.ts';
import type { DraftEvent } from '../row/trace.ts';
import type { CustomerDigest } from './content-id.ts';
import { type Drafted, factOf, identified } from './identify.ts';
import { hasMoved, inferredReopenings } from './inferred-reopenings.ts';

/** Ids that Excel wrote as 5.70306E+17: many different ones look alike, so they identify nothing. */
const mangled = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** The ticket's id; a problem when there is none. */
export function ticketIdOf(row: Row, field: Field | undefined): string | null {
  const id = row.text(field);
  const path = field?.path ?? 'ticket_id';
  if (id === null) row.reject('missing_field', path, `the ticket has no id; ${row.fieldNames()}`);
  else if (mangled.test(id)) {
    row.reject('invalid_field', path, 'the id was shortened by a spreadsheet, like 5.7E+17');
    return null;
  }
  return id;
}

/** What a record says about who asked and what for. */
export function ticketAttributes(row: Row, ticket: TicketFields): DraftEvent {
  const attributes: DraftEvent = {};
  for (const key of attributeKeys) put(attributes, key, row.text(ticket[key]));
  const customer = row.text(ticket.customer_id);
  if (customer !== null && !mangled.test(customer)) attributes.customer_id = customer;
  return attributes;
}

/** An event that a record may prove. */
export type EventRule = EventFields & {
  /** True where the contract's key of a message holds all that such an event may say. */
  readonly isKeyAll: boolean;
};

/**
 * The events that a record proves about its ticket: each needs its instant; one without stays out. Attributes
 * stand on `opened`, or on every event where the mapping has no opening.
 */
export function ticketEvents(
  row: Row,
  mapping: Mapping,
  ticket: TicketFields,
  rules: readonly EventRule[],
  clocks: Clocks,
  digest?: CustomerDigest,
): DraftEvent[] {
  const ticketId = ticketIdOf(row, ticket.ticket_id);
  if (ticketId === null) return [];
  const common = { event: 'ticket', schema: schemaVersion, source: mapping.source, ticket_id: ticketId };
  const opening = rules.find(({ type }) => type === 'opened');
  const attributes = ticketAttributes(row, ticket);
  const withAttributes = { ...common, ...attributes };
  const drafted: Drafted[] = [];
  for (const rule of rules) {
    const holder = rule === opening || opening === undefined ? withAttributes : common;
    for (const one of row.forEach(rule.each))
      for (const event of eventsOfRule(one, rule, holder, clocks, rule === opening)) {
        leaveOutCustomer(event, attributes.customer_id);
        // A change is two states, which one id cannot name.
        const vendorsId = rule.change === undefined ? one.text(rule.event_id) : null;
        drafted.push({ event, fact: factOf(event, vendorsId, rule.isKeyAll) });
      }
  }
  const changedAt = () => rowInstant(row, ticket.updated_at, clocks);
  return identified(
    withReopenings(row, ticket, drafted),
    changedAt,
    ticket.latest_counts ? 'latest' : 'earliest',
    digest,
  );
}

/** @param must be there, unless a condition says when */
function eventsOfRule(
  row: Row,
  rule: EventFields,
  common: DraftEvent,
  clocks: Clocks,
  must: boolean,
): DraftEvent[] {
  const at = row.holds(rule.when) ? rowInstant(row, rule.at, clocks) : null;
  if (at === null) {
    if (must && row.problems.length === 0 && !rule.when?.length && !rule.at.when?.length)
      row.reject('missing_field', rule.at.path, 'the ticket has no opening instant');
    return [];
  }
  if (rule.change !== undefined) return changeEvents(row, rule, rule.change, common, at);
  const event: DraftEvent = { ...common, type: rule.type, occurred_at: formatInstant(at) };
  addDetails(event, row, rule);
  if (rule.first_reply) event.inferred = true;
  row.note(rule.at, event);
  return [event];
}

const isSolved = (state: string): boolean => state === 'resolved' || state === 'closed';

/**
 * The state after a change, and the one before it a millisecond earlier where the two lie on both sides of a solving:
 * so a ticket that came back did, whether or not what solved it is known.
 */
function changeEvents(
  row: Row,
  rule: EventFields,
  change: NonNullable<EventFields['change']>,
  common: DraftEvent,
  at: number,
): DraftEvent[] {
  const [from, to] = [row.text(change.from), row.text(change.to)];
  if (to === null || from === to) return [];
  const seen = (status: string, instant: number): DraftEvent => ({
    ...common,
    ...{ type: rule.type, occurred_at: formatInstant(instant), status },
  });
  const after = seen(to, at);
  addDetails(after, row, rule);
  const isCrossing = from !== null && from !== 'void' && isSolved(from) !== isSolved(to);
  const events = isCrossing ? [seen(from, at - 1), after] : [after];
  for (const event of events) row.note(rule.at, event);
  return events;
}

function addDetails(event: DraftEvent, row: Row, rule: EventFields): void {
  for (const key of ['claim', 'author', 'reason', 'status', 'text'] as const)
    put(event, key, row.text(rule[key]));
  if (event.type === 'status_seen' && event.status !== undefined && !isSolved(String(event.status)))
    delete event.claim;
  put(event, 'handler', handlerOf(row, rule.handler));
  put(event, 'to', handlerOf(row, rule.to));
  put(event, 'from', handlerOf(row, rule.from));
  if (rule.type === 'message' && rule.author === undefined) {
    put(event, 'author', (event.handler as { kind?: string } | undefined)?.kind === 'ai' ? 'ai' : 'human');
  }
}

/** A customer who writes or closes handles nothing: a handler with the customer's own id is nobody. */
function leaveOutCustomer(event: DraftEvent, customerId: unknown): void {
  if (customerId === undefined || (event.type !== 'message' && event.type !== 'status_seen')) return;
  const { id } = (event.handler ?? {}) as { id?: string };
  if (id?.toLowerCase() === String(customerId).toLowerCase()) delete event.handler;
}

/** `{ kind, id, version }`; null when the kind is empty. */
export function handlerOf(row: Row, handler: HandlerFields | undefined): DraftEvent | null {
  const kind = row.text(handler?.kind);
  if (handler === undefined || kind === null) return null;
  const result: DraftEvent = { kind };
  put(result, 'id', row.text(handler.id));
  put(result, 'version', row.text(handler.version));
  return result;
}

/** More reopenings than any help desk has; a larger count is a mapping mistake. */
const mostReopenings = 1000;

/** How often the ticket came back, where the record counts it. */
function countOfReopenings(row: Row, { reopens }: TicketFields): number | null {
  const count = row.number(reopens);
  if (count === null || reopens === undefined) return null;
  if (Number.isInteger(count) && count >= 0 && count <= mostReopenings) return count;
  row.reject('invalid_number', reopens.path, `expected a whole number from 0 to ${mostReopenings}`);
  return null;
}

/** What the record only counts, or shows by a date of solving that moved; and on every event the count. */
function withReopenings(row: Row, ticket: TicketFields, drafted: Drafted[]): Drafted[] {
  const count = countOfReopenings(row, ticket);
  const events = drafted.map(({ event }) => event);
  const dated = events.filter(({ type }) => type === 'reopened').length;
  const isMoved = ticket.first_resolved_at !== undefined && hasMoved(events);
  const most = Math.max(count ?? 0, isMoved ? dated + 1 : 0);
  if (most + dated > 0) for (const event of inferredReopenings(events, most)) drafted.push({ event });
  if (count !== null) for (const { event } of drafted) event.reopen_count = count;
  return drafted;
}

function put(event: DraftEvent, name: string, value: unknown): void {
  if (value !== null && value !== undefined) event[name] = value;
}
