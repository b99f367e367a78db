import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { isObject, type Scope } from '../record/look-up.ts';
import { noLookups } from '../record/lookup-table.ts';
import { recordsIn } from '../record/scopes.ts';
import { Clocks } from './clocks.ts';
import { csatEvents } from './csat-events.ts';
import { eventRules } from './event-rules.ts';
import type { DraftEvent, MappedRecord, Mapper, MapperOptions } from './mapped-record.ts';
import { keptRecord } from './raw-record.ts';
import { Row } from './row.ts';
import { ticketEvents } from './ticket-events.ts';
import { versionEvents } from './version-events.ts';

/** Makes events of the records of one kind. */
export function createStreamMapper(mapping: Mapping, options: MapperOptions): Mapper {
  const { lookups = noLookups, trace } = options;
  const { ticket, history, csat: surveys = [], skip = [], records } = mapping;
  const clocks = new Clocks();
  const rules = ticket === undefined ? [] : eventRules(ticket);

  function eventsOf(row: Row): DraftEvent[] {
    const events: DraftEvent[] = [];
    if (ticket !== undefined && history !== undefined)
      events.push(...versionEvents(row, mapping, ticket, history, clocks));
    else if (ticket !== undefined) events.push(...ticketEvents(row, mapping, ticket, rules, clocks));
    for (const [i, csat] of surveys.entries()) events.push(...csatEvents(row, mapping, csat, i, clocks));
    return events;
  }

  function mapOne(scope: Scope, recordNo: number): MappedRecord {
    const problems: Rejection[] = [];
    const row = new Row(scope, { recordNo, mapping, lookups, problems, trace });
    const skipping = skip.find((condition) => row.holds(condition));
    if (skipping !== undefined)
      return passOver(recordNo, { rule: 'skip', line: skipping[0]?.place?.line ?? 1 });
    const events = eventsOf(row);
    if (events.length === 0 && problems.length === 0) {
      if (mapping.elementNames.size > 0)
        return passOver(recordNo, { rule: 'each: no element is an event', line: 1 });
      row.reject('unmapped_record', '', nothingMade);
    }
    return result(recordNo, events, problems, scope, mapping);
  }

  function passOver(recordNo: number, why: { readonly rule: string; readonly line: number }): MappedRecord {
    trace?.(recordNo, why);
    return { recordNo, events: [], raw: undefined, isPassedOver: true };
  }

  return {
    map(root, recordNo) {
      if (records === undefined) return [mapOne({ record: root, root }, recordNo)];
      const found = recordsIn(root, records);
      if (found.length === 0) return [passOver(recordNo, { rule: 'records: an empty list', line: 1 })];
      return found.map((record) =>
        isObject(record) ? mapOne({ record, root }, recordNo) : noRecord(recordNo, record),
      );
    },
  };
}

const nothingMade =
  'the record holds nothing that the mapping makes an event of; where such records are of no interest, say so with skip';

const noRecord = (recordNo: number, value: unknown): MappedRecord => ({
  recordNo,
  events: [],
  rejection: {
    reason: 'not_an_object',
    path: 'records',
    message: `a ${typeof value} stands there, no record`,
  },
  raw: {},
});

function result(
  recordNo: number,
  events: DraftEvent[],
  problems: readonly Rejection[],
  scope: Scope,
  mapping: Mapping,
): MappedRecord {
  const [first] = problems;
  const messages = new Set(problems.map(({ path, message }) => `${path}: ${message}`));
  return {
    recordNo,
    events,
    ...(first === undefined ? {} : { rejection: { ...first, message: [...messages].join('; ') } }),
    // Asked for only when something is quarantined.
    get raw() {
      return keptRecord(scope, mapping);
    },
  };
}
