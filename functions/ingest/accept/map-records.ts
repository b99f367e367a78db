import type { MappedRecord, Mapper } from '../../sources/mapping.ts';
import type { ValueSink } from '../read/parse-json.ts';
import { isObject } from './check-event.ts';
import type { RecordTaker } from './record-taker.ts';

/** Hands records on as they are: they are canonical events already. */
export const takeRecords = (taker: RecordTaker): ValueSink => ({
  value: (recordNo, value, text) => taker.add(recordNo, value, text, text.length),
  reject: (recordNo, rejection, raw) => taker.reject(recordNo, rejection, raw),
});

/**
 * Hands on the events that a mapping makes of records. In the ledger each event is a record, and so is
 * a record, or the part of one, that the mapping refuses.
 */
export function mapRecords(taker: RecordTaker, mapper: Mapper): ValueSink {
  function take(mapped: MappedRecord): void {
    const raw = () => JSON.stringify(mapped.raw) ?? '';
    for (const event of mapped.events) taker.add(mapped.recordNo, event, raw, weightOf(event));
    if (mapped.rejection !== undefined) taker.reject(mapped.recordNo, mapped.rejection, raw());
  }
  return {
    value(recordNo, value, text) {
      if (isObject(value)) take(mapper.map(value, recordNo));
      else
        taker.reject(
          recordNo,
          { reason: 'not_an_object', path: '', message: 'the record is not a JSON object' },
          text,
        );
    },
    reject: (recordNo, rejection, raw) => taker.reject(recordNo, rejection, raw),
  };
}

/** About the size of an event as a line of JSON. */
function weightOf(event: Readonly<Record<string, unknown>>): number {
  let weight = 100;
  for (const field in event) weight += typeof event[field] === 'string' ? event[field].length : 10;
  return weight;
}
