import { hash } from 'node:crypto';
import { schemaVersion } from '../../contract/events.ts';
import { formatInstant } from '../../contract/instant.ts';
import type { HistoryFields } from '../mapping-file/history-section.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { eventTypes, type TicketEventType, type TicketFields } from '../mapping-file/ticket-section.ts';
import type { Clocks } from './clocks.ts';
import type { DataRecord } from './lookup.ts';
import type { DraftEvent, MappedRecord } from './mapped-record.ts';
import type { Row } from './row.ts';
import { handlerOf, ticketAttributes, ticketIdOf } from './ticket-events.ts';

/** One row of a log: a ticket as it was from `at` on. */
interface Version {
  readonly recordNo: number;
  readonly at: number;
  /** The log's own count of versions; 0 when it has none. */
  readonly number: number;
  readonly status: string | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly attributes: DraftEvent;
  readonly firstHandler: DraftEvent | null;
  readonly handler: DraftEvent | null;
  readonly claim: string | null;
  /** Equal for rows that are equal: 52 bits of a hash, told apart within a ticket only. */
  readonly fingerprint: number;
}

/** Collects the versions of every ticket and tells their events once all are known. */
export interface History {
  /** @returns false when the row is no version; its problems say why */
  add(row: Row, record: DataRecord): boolean;
  finish(): Generator<MappedRecord>;
}

/** Rows may come in any order and repeatedly: they are put in order of instant, version, and place in the file. */
export function createHistory(
  mapping: Mapping,
  ticket: TicketFields,
  history: HistoryFields,
  clocks: Clocks,
): History {
  const tickets = new Map<string, Version[]>();
  return {
    add(row, record) {
      const ticketId = ticketIdOf(row, ticket.ticket_id);
      const version = readVersion(row, record, ticket, history, clocks);
      if (ticketId === null || version === undefined) return false;
      const versions = tickets.get(ticketId);
      if (versions === undefined) tickets.set(ticketId, [version]);
      else versions.push(sharing(version, versions.at(-1)));
      return true;
    },
    *finish() {
      for (const [ticketId, versions] of tickets) {
        const common = {
          event: 'ticket',
          schema: schemaVersion,
          source: mapping.source,
          ticket_id: ticketId,
        };
        yield* generateStory(common, inOrder(versions), history.resolved_when);
      }
    },
  };
}

function readVersion(
  row: Row,
  record: DataRecord,
  ticket: TicketFields,
  history: HistoryFields,
  clocks: Clocks,
): Version | undefined {
  const at = row.instant(history.changed_at, clocks);
  if (at === null) {
    if (row.problems.length === 0) {
      row.reject('missing_field', history.changed_at.path, 'the version has no instant');
    }
    return undefined;
  }
  return {
    recordNo: row.recordNo,
    at,
    number: row.number(history.version) ?? 0,
    status: row.text(history.status)?.toLowerCase() ?? null,
    openedAt: row.instant(ticket.opened_at, clocks),
    closedAt: row.instant(ticket.closed_at, clocks),
    attributes: ticketAttributes(row, ticket),
    firstHandler: handlerOf(row, ticket.first_handler ?? ticket.handler),
    handler: handlerOf(row, ticket.handler),
    claim: row.text(ticket.claim),
    fingerprint: Number.parseInt(hash('sha256', JSON.stringify(record), 'hex').slice(0, 13), 16),
  };
}

/** Most versions differ in little from the one before: what is equal is held once. */
function sharing(version: Version, before: Version | undefined): Version {
  if (before === undefined) return version;
  const share = <T>(one: T, other: T): T => (JSON.stringify(one) === JSON.stringify(other) ? other : one);
  return {
    ...version,
    attributes: share(version.attributes, before.attributes),
    firstHandler: share(version.firstHandler, before.firstHandler),
    handler: share(version.handler, before.handler),
    claim: share(version.claim, before.claim),
    status: share(version.status, before.status),
  };
}

/** In order, each row once. */
function inOrder(versions: readonly Version[]): Version[] {
  const seen = new Set<number>();
  const distinct = versions.filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint));
  return distinct.sort((a, b) => a.at - b.at || a.number - b.number || a.recordNo - b.recordNo);
}

/** Opening, then each entering (resolved) and leaving (reopened) of the resolved states, then the closing. */
function* generateStory(
  common: DraftEvent,
  versions: readonly Version[],
  resolvedWhen: ReadonlySet<string>,
): Generator<MappedRecord> {
  const [first] = versions;
  const last = versions.at(-1);
  if (first === undefined || last === undefined) return;
  const next = orderKeeper();
  const openedAt = versions.find((version) => version.openedAt !== null)?.openedAt ?? first.at;
  yield record(first, {
    ...common,
    ...first.attributes,
    type: 'opened',
    occurred_at: next('opened', openedAt),
    ...(first.firstHandler === null ? {} : { handler: first.firstHandler }),
  });
  let isResolved = false;
  for (const version of versions) {
    if (version.status === null || resolvedWhen.has(version.status) === isResolved) continue;
    isResolved = !isResolved;
    const type = isResolved ? 'resolved' : 'reopened';
    const event: DraftEvent = { ...common, type, occurred_at: next(type, version.at) };
    if (isResolved) {
      Object.assign(event, version.attributes, { claim: version.claim, handler: version.handler });
    }
    yield record(version, event);
  }
  const closing = versions.findLast(({ closedAt }) => closedAt !== null);
  if (closing?.closedAt != null) {
    yield record(closing, { ...common, type: 'closed', occurred_at: formatInstant(closing.closedAt) });
  }
}

const typeOrder = Object.keys(eventTypes);

/**
 * Events of one instant are read in the order of their types. Where a log's clock is too coarse for what
 * happened, a later event is moved on by a millisecond, so that none is lost and their order holds.
 */
function orderKeeper(): (type: TicketEventType, at: number) => string {
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastRank = -1;
  return (type, at) => {
    const rank = typeOrder.indexOf(type);
    const isBehindLateOpening = lastRank === 0 && at < lastAt;
    lastAt = isBehindLateOpening ? at : Math.max(at, rank > lastRank ? lastAt : lastAt + 1);
    lastRank = rank;
    return formatInstant(lastAt);
  };
}

const record = (version: Version, event: DraftEvent): MappedRecord => ({
  recordNo: version.recordNo,
  events: [event],
  raw: 'customer_id' in event ? { ...event, customer_id: '[blanked]' } : event,
});
