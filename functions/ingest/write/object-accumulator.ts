import type { CanonicalEvent } from '../../contract/events.ts';
import { dayOf, millisecondsPerDay } from '../../contract/instant.ts';
import type { Rejection } from '../../contract/rejection.ts';
import { checkEvent, isObject } from '../accept/check-event.ts';
import { type EventRow, eventRow, type Privacy, type RowOrigin } from '../accept/event-row.ts';
import { instantRange } from '../accept/instant-range.ts';
import { quarantineRow } from '../accept/quarantine-row.ts';
import { type RecordCounts, RecordTally } from '../accept/record-counts.ts';
import type { Raw, RecordTaker } from '../accept/record-taker.ts';
import { createSeenIdentities } from '../accept/seen-identities.ts';
import { defaultLimits, type Limits } from '../read/limits.ts';
import { type CutRules, createTableFiles, type FinishedFile } from './table-files.ts';

/** Gathers the records of one object into the files to be written. Does nothing else: the caller writes. */
export interface ObjectAccumulator extends RecordTaker {
  readonly counts: RecordCounts;
  /** True when the object held more records than allowed: what comes after is left unread. */
  isFull(): boolean;
  takeFiles(): FinishedFile[];
  finish(): void;
}

export interface AccumulatorOptions {
  readonly origin: RowOrigin;
  readonly privacy: Privacy;
  readonly limits?: Limits;
  readonly cutRules?: CutRules;
  readonly observer?: RecordObserver;
  /** Which records count; the others are passed over, as if they were not there. All, when absent. */
  readonly isWanted?: (recordNo: number) => boolean;
}

/** Hears of each record what became of it. */
export interface RecordObserver {
  accepted(event: CanonicalEvent): void;
  rejected(recordNo: number, rejection: Rejection): void;
}

export function accumulateObject(options: AccumulatorOptions): ObjectAccumulator {
  const { origin, limits = defaultLimits, observer, isWanted } = options;
  const range = instantRange(origin.ingestedAt, limits);
  const arrivalDay = dayOf(origin.ingestedAt);
  const files = createTableFiles(origin.objectId, options.cutRules);
  const seen = createSeenIdentities();
  const nameDay = createDayNames();
  const counts = new RecordTally();

  function quarantine(recordNo: number, rejection: Rejection, raw: Raw): void {
    counts.addQuarantined(rejection.reason);
    observer?.rejected(recordNo, rejection);
    const text = typeof raw === 'string' ? raw : raw();
    const row = quarantineRow(recordNo, rejection, text, origin, options.privacy.redact);
    files.add('quarantine', arrivalDay, row, text.length);
  }

  /** Counts a record in; the first one too many stands for all that follow. */
  function takeIn(recordNo: number): boolean {
    if (counts.recordsIn > limits.records || isWanted?.(recordNo) === false) return false;
    counts.recordsIn++;
    if (counts.recordsIn <= limits.records) return true;
    quarantine(recordNo, tooManyRecords(limits.records), '');
    return false;
  }

  /** A derived id is a hash that covers table and instant; a given one is unique only within its day. */
  function isNew({ table, row }: EventRow, dt: string, isDerived: boolean): boolean {
    const id = String(row.event_id);
    return isDerived ? seen.addHash(id) : seen.add(`${table}|${dt}|${id}`);
  }

  return {
    counts,
    isFull: () => counts.recordsIn > limits.records,
    add(recordNo, value, raw, weight) {
      if (!takeIn(recordNo)) return;
      const checked = checkEvent(withSource(value, origin.source), range);
      if ('reason' in checked) return quarantine(recordNo, checked, raw);
      const made = eventRow(checked, recordNo, origin, options.privacy);
      if ('reason' in made) return quarantine(recordNo, made, raw);
      const dt = nameDay(checked.occurredAt);
      if (!isNew(made, dt, checked.event.event_id == null)) return counts.addRepeated();
      counts.addAccepted(dt, checked.unknownFields);
      observer?.accepted(checked.event);
      files.add(made.table, dt, made.row, weight);
    },
    reject(recordNo, rejection, raw) {
      if (takeIn(recordNo)) quarantine(recordNo, rejection, raw);
    },
    takeFiles: () => files.take(),
    finish: () => files.finish(),
  };
}

/** The source given for the whole object stands in where a record names none. */
function withSource(value: unknown, source: string | null): unknown {
  if (source === null || !isObject(value) || (value.source != null && value.source !== '')) return value;
  return { ...value, source };
}

/** The UTC day of an instant, remembered: an object has few days and many events. */
function createDayNames(): (instant: number) => string {
  const names = new Map<number, string>();
  return (instant) => {
    const dayNo = Math.floor(instant / millisecondsPerDay);
    let name = names.get(dayNo);
    if (name === undefined) {
      name = dayOf(instant);
      names.set(dayNo, name);
    }
    return name;
  };
}

const tooManyRecords = (records: number): Rejection => ({
  reason: 'too_many_records',
  path: '',
  message: `the object has more than ${records} records; this one and what follows was not read`,
});
