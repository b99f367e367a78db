import { hash } from 'node:crypto';
import { schemaVersion } from '../../contract/events.ts';
import { formatInstant } from '../../contract/instant.ts';
import type { Field, HandlerFields } from '../mapping-file/field.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import {
  ticketAttributes as attributeKeys,
  type EventFields,
  type TicketFields,
} from '../mapping-file/ticket-section.ts';
import type { Clocks } from './clocks.ts';
import type { DraftEvent } from './mapped-record.ts';
import type { Row } from './row.ts';

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

/**
 * The events that a record proves about its ticket: each needs its instant; one without stays out. Attributes
 * stand on `opened`, or on every event where the mapping has no opening.
 */
export function ticketEvents(
  row: Row,
  mapping: Mapping,
  ticket: TicketFields,
  rules: readonly EventFields[],
  clocks: Clocks,
): DraftEvent[] {
  const ticketId = ticketIdOf(row, ticket.ticket_id);
  if (ticketId === null) return [];
  const common = { event: 'ticket', schema: schemaVersion, source: mapping.source, ticket_id: ticketId };
  const opening = rules.find(({ type }) => type === 'opened');
  const attributes = ticketAttributes(row, ticket);
  const events: DraftEvent[] = [];
  for (const rule of rules) {
    const at = row.holds(rule.when) ? row.instant(rule.at, clocks) : null;
    if (at === null) {
      if (rule === opening && row.problems.length === 0 && !rule.when?.length && !rule.at.when?.length) {
        row.reject('missing_field', rule.at.path, 'the ticket has no opening instant');
      }
      continue;
    }
    const event: DraftEvent = { ...common, type: rule.type, occurred_at: formatInstant(at) };
    addDetails(event, row, rule);
    events.push(rule === opening || opening === undefined ? { ...event, ...attributes, ...event } : event);
  }
  events.push(...inferredReopenings(row, ticket, common, events, clocks));
  return events;
}

function addDetails(event: DraftEvent, row: Row, rule: EventFields): void {
  for (const key of ['claim', 'author', 'reason', 'text'] as const) put(event, key, row.text(rule[key]));
  put(event, 'handler', handlerOf(row, rule.handler));
  put(event, 'to', handlerOf(row, rule.to));
  put(event, 'from', handlerOf(row, rule.from));
  if (rule.type === 'message' && rule.author === undefined) {
    put(event, 'author', (event.handler as { kind?: string } | undefined)?.kind === 'ai' ? 'ai' : 'human');
  }
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

/**
 * Reopenings that an export only counts: they stand at the last instant the record knows and are marked inferred;
 * the latest is a plain one where `reopened_at` says when. Their ids come from their number.
 */
function inferredReopenings(
  row: Row,
  ticket: TicketFields,
  common: DraftEvent,
  events: readonly DraftEvent[],
  clocks: Clocks,
): DraftEvent[] {
  const count = row.number(ticket.reopens);
  if (count === null || ticket.reopens === undefined) return [];
  if (!Number.isInteger(count) || count < 0 || count > mostReopenings) {
    row.reject('invalid_number', ticket.reopens.path, `expected a whole number from 0 to ${mostReopenings}`);
    return [];
  }
  const known = events.filter(({ type }) => type === 'reopened').length;
  const updated = row.instant(ticket.updated_at, clocks);
  const instants = events.map((event) => String(event.occurred_at)).sort();
  const last = updated === null ? instants.at(-1) : formatInstant(updated);
  if (last === undefined) return [];
  return Array.from({ length: Math.max(0, count - known) }, (_, i) => ({
    ...common,
    type: 'reopened',
    occurred_at: last,
    inferred: true,
    event_id: numberedId(common, 'reopened', i + 1),
  }));
}

/** Id of the n-th event of a type where the instant does not tell them apart. */
function numberedId(common: DraftEvent, type: string, n: number): string {
  const key = JSON.stringify(['mapped', common.source, common.ticket_id, type, n]);
  return hash('sha256', key, 'hex').slice(0, 32);
}

function put(event: DraftEvent, name: string, value: unknown): void {
  if (value !== null && value !== undefined) event[name] = value;
}
