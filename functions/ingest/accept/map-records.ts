import type { MappedRecord, Mapper } from '../../sources/mapping.ts';
import type { ValueSink } from '../read/parse-json.ts';
import { isObject, notAnObject } from './check-event.ts';
import type { RecordTaker } from './record-taker.ts';
import { wrappedHint } from './wrapped-list.ts';

/** Hands records on as they are: they are canonical events already. */
export const takeRecords = (taker: RecordTaker): ValueSink => ({
  value(recordNo, value, text) {
    taker.countRead(recordNo);
    taker.add(recordNo, value, text.length);
  },
  ...unreadRecords(taker),
});

/** Hands on the events that a mapping makes of records. In the ledger each event is a record. */
export function mapRecords(taker: RecordTaker, mapper: Mapper, isForOthers = false): ValueSink {
  function take(mapped: MappedRecord, hint: string): void {
    const { recordNo, events, rejection } = mapped;
    const customerId = customerOf(events);
    const offered = events.map((event) => ({ event, weight: weightOf(event), customerId }));
    const refused = rejection && { ...rejection, message: rejection.message + hint };
    taker.addAll(recordNo, offered, refused, () => ({ value: mapped.raw }));
  }
  return {
    value(recordNo, value, text) {
      if (!isObject(value)) {
        taker.countRead(recordNo);
        return taker.reject(recordNo, notAnObject(value), { text });
      }
      if (isForOthers && isCanonical(value)) {
        taker.countRead(recordNo);
        return taker.add(recordNo, value, text.length);
      }
      for (const mapped of mapper.map(value, recordNo)) {
        taker.countRead(recordNo);
        if (mapped.isPassedOver) taker.passOver(recordNo);
        else take(mapped, mapped.events.length === 0 ? wrappedHint(value, 'mapping') : '');
      }
    },
    ...unreadRecords(taker),
  };
}

/** Whose record it is, by the first of its events that says so. */
function customerOf(events: MappedRecord['events']): string | undefined {
  for (const event of events)
    if (typeof event.customer_id === 'string' && event.customer_id !== '') return event.customer_id;
  return undefined;
}

/** What says itself that it is an event of the contract. */
const isCanonical = (value: Readonly<Record<string, unknown>>): boolean =>
  'schema' in value &&
  (value.event === 'ticket' || value.event === 'csat' || value.event === 'routing_change');

const unreadRecords = (taker: RecordTaker): Pick<ValueSink, 'reject' | 'passOver'> => ({
  reject(recordNo, rejection, text) {
    taker.countRead(recordNo);
    taker.reject(recordNo, rejection, { text });
  },
  passOver(recordNo) {
    taker.countRead(recordNo);
    taker.passOver(recordNo);
  },
});

/** About the size of an event as a line of JSON. */
function weightOf(event: Readonly<Record<string, unknown>>): number {
  let weight = 100;
  for (const field in event) weight += typeof event[field] === 'string' ? event[field].length : 10;
  return weight;
}
