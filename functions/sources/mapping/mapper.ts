import type { Mapping } from '../mapping-file/mapping.ts';
import { Clocks } from './clocks.ts';
import { csatEvents } from './csat-events.ts';
import { eventRules } from './event-rules.ts';
import type { DataRecord } from './lookup.ts';
import type { DraftEvent, MappedRecord, Mapper } from './mapped-record.ts';
import { keptRecord } from './raw-record.ts';
import { Row } from './row.ts';
import { ticketEvents } from './ticket-events.ts';
import { versionEvents } from './version-events.ts';

/** The same records give the same events, whatever they hold: no record makes the mapper throw. */
export function createMapper(mapping: Mapping): Mapper {
  const clocks = new Clocks();
  const rules = mapping.ticket === undefined ? [] : eventRules(mapping.ticket);
  const surveys = mapping.csat ?? [];
  const { ticket, history } = mapping;
  return {
    map(record, recordNo) {
      const row = new Row(record, recordNo, mapping);
      const events: DraftEvent[] = [];
      if (ticket !== undefined && history !== undefined)
        events.push(...versionEvents(row, mapping, ticket, history, clocks));
      else if (ticket !== undefined) events.push(...ticketEvents(row, mapping, ticket, rules, clocks));
      for (const [i, csat] of surveys.entries()) events.push(...csatEvents(row, mapping, csat, i, clocks));
      if (events.length === 0 && row.problems.length === 0) {
        row.reject('unmapped_record', '', 'the record holds nothing that the mapping makes an event of');
      }
      return result(row, events, record, mapping);
    },
  };
}

function result(row: Row, events: DraftEvent[], record: DataRecord, mapping: Mapping): MappedRecord {
  const [first] = row.problems;
  const message = row.problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
  return {
    recordNo: row.recordNo,
    events,
    ...(first === undefined ? {} : { rejection: { ...first, message } }),
    // Asked for only when something is quarantined.
    get raw() {
      return keptRecord(record, mapping);
    },
  };
}
