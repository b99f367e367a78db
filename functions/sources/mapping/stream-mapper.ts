import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping, StreamMapping } from '../mapping-file/mapping.ts';
import { type EventFields, type TicketFields, ticketAttributes } from '../mapping-file/ticket-section.ts';
import { lookUp, type Scope } from '../record/look-up.ts';
import { noLookups } from '../record/lookup-table.ts';
import { membersOf } from '../record/members.ts';
import { Clocks } from '../row/clocks.ts';
import { Row } from '../row/row.ts';
import type { DraftEvent, Trace } from '../row/trace.ts';
import { blankedRecord } from './blanked-record.ts';
import { csatEvents } from './csat-events.ts';
import type { MappedRecord, MapperOptions, TagWatch } from './mapped-record.ts';
import { type EventRule, ticketEvents } from './ticket-events.ts';
import { versionEvents } from './version-events.ts';

/** Makes events of the records of one kind. */
export interface StreamMapper {
  readonly mapping: StreamMapping;
  /** Whether it reads a record. */
  takes(scope: Scope): boolean;
  map(scope: Scope, recordNo: number): MappedRecord;
}

export function createStreamMapper(mapping: StreamMapping, options: MapperOptions): StreamMapper {
  const { lookups = noLookups, trace, customerDigest } = options;
  const { ticket, history, csat: surveys = [], skip = [] } = mapping;
  const clocks = new Clocks();
  const rules = ticket === undefined ? [] : eventRules(ticket);

  function eventsOf(row: Row): DraftEvent[] {
    const events: DraftEvent[] = [];
    if (ticket !== undefined && history !== undefined)
      events.push(...versionEvents(row, mapping, ticket, history, clocks, customerDigest));
    else if (ticket !== undefined)
      events.push(...ticketEvents(row, mapping, ticket, rules, clocks, customerDigest));
    for (const [i, csat] of surveys.entries()) events.push(...csatEvents(row, mapping, csat, i, clocks));
    return events;
  }

  function mapOne(scope: Scope, recordNo: number): MappedRecord {
    const problems: Rejection[] = [];
    const row = new Row(scope, { recordNo, mapping, lookups, problems, trace });
    const skipping = skip.find((condition) => row.holds(condition));
    if (skipping !== undefined)
      return passOver(recordNo, { rule: 'skip', line: skipping[0]?.place?.line ?? 1 }, trace);
    const events = eventsOf(row);
    if (options.tags !== undefined) tellTags(scope, events, options.tags);
    if (events.length === 0 && problems.length === 0) {
      if (mapping.elementNames.size > 0)
        return passOver(recordNo, { rule: 'each: no element is an event', line: 1 }, trace);
      row.reject('unmapped_record', '', nothingMade);
    }
    return result(recordNo, events, problems, scope, mapping);
  }

  return {
    mapping,
    takes: (scope) => new Row(scope, { recordNo: 0, mapping, lookups, problems: [] }).holds(mapping.when),
    map: mapOne,
  };
}

function tellTags(scope: Scope, events: readonly DraftEvent[], { paths, saw }: TagWatch): void {
  const opening = events.find(({ type }) => type === 'opened');
  if (opening === undefined) return;
  const tags = paths.flatMap((path) => membersOf(lookUp(scope, path)));
  if (tags.length > 0) saw(String(opening.ticket_id), tags);
}

/** A record of no interest. */
export function passOver(
  recordNo: number,
  why: { readonly rule: string; readonly line: number },
  trace?: Trace,
): MappedRecord {
  trace?.(recordNo, why);
  return { recordNo, events: [], raw: undefined, isPassedOver: true };
}

const nothingMade =
  'the record holds nothing that the mapping makes an event of; where such records are of no interest, say so with skip';

const saidOf = (problems: readonly Rejection[]): string =>
  [...new Set(problems.map(({ path, message }) => `${path}: ${message}`))].join('; ');

function result(
  recordNo: number,
  events: DraftEvent[],
  problems: readonly Rejection[],
  scope: Scope,
  mapping: Mapping,
): MappedRecord {
  const [first] = problems;
  return {
    recordNo,
    events,
    ...(first !== undefined && { rejection: { ...first, message: saidOf(problems) } }),
    // Asked for only when something is quarantined.
    get raw() {
      return blankedRecord(scope, mapping);
    },
  };
}

/** The events that a row may prove: those of the keys ending in `_at`, then those listed. */
function eventRules(ticket: TicketFields): EventRule[] {
  const { handler, claim, events = [] } = ticket;
  const first = ticket.first_handler ?? handler;
  const { opened_at, first_reply_at, first_resolved_at, resolved_at, reopened_at, closed_at } = ticket;
  const rules: EventFields[] = [
    ...(opened_at ? [{ type: 'opened', at: opened_at, handler: first } as const] : []),
    ...(first_reply_at
      ? [{ type: 'message', at: first_reply_at, handler: first, first_reply: true } as const]
      : []),
    ...(first_resolved_at ? [{ type: 'resolved', at: first_resolved_at, handler, claim } as const] : []),
    ...(resolved_at ? [{ type: 'resolved', at: resolved_at, handler, claim } as const] : []),
    ...(reopened_at ? [{ type: 'reopened', at: reopened_at } as const] : []),
    ...(closed_at ? [{ type: 'closed', at: closed_at } as const] : []),
    ...events,
  ];
  const isOpened = rules.some(({ type }) => type === 'opened');
  const isSparse =
    ticket.reopens === undefined && (isOpened || everywhere.every((key) => ticket[key] === undefined));
  return rules.map((rule) => ({ ...rule, isKeyAll: isSparse && rule.handler?.version === undefined }));
}

/** What stands on every event where a mapping knows no opening. */
const everywhere = ['customer_id', ...ticketAttributes] as const;
