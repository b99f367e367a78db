import { dayOf } from '../contract/instant.ts';
import type { Rejection } from '../contract/rejection.ts';
import { checkEvent, isObject } from './check-event.ts';
import { eventRow, type Privacy, type RowOrigin } from './event-row.ts';
import { defaultLimits, instantRange, type Limits } from './limits.ts';
import { quarantineRow } from './quarantine-row.ts';
import { createSeenIdentities } from './seen-identities.ts';
import { type CutRules, createTableFiles, type PlannedFile } from './table-files.ts';

/** What became of an object's records: `recordsIn = accepted + quarantined + repeated`. */
export interface RecordCounts {
  recordsIn: number;
  accepted: number;
  quarantined: number;
  /** Records whose identity was accepted before in this object. */
  repeated: number;
  unknownFields: number;
  isTruncated: boolean;
  firstDt: string | null;
  lastDt: string | null;
}

/** Turns the records of one object into the files to be written. Does nothing else: the caller writes. */
export interface ObjectPlan {
  readonly counts: Readonly<RecordCounts>;
  /** One record as a value; `weight` is its size in bytes. */
  add(recordNo: number, value: unknown, raw: string, weight: number): void;
  /** One record that could not be read, or was refused by a mapping. */
  reject(recordNo: number, rejection: Rejection, raw: string): void;
  /** True when the object held more records than allowed: what comes after is left unread. */
  isFull(): boolean;
  takeFiles(): PlannedFile[];
  finish(): void;
}

export interface PlanOptions {
  readonly origin: RowOrigin;
  readonly privacy: Privacy;
  readonly limits?: Limits;
  readonly cutRules?: CutRules;
}

export function planObject({ origin, privacy, limits = defaultLimits, cutRules }: PlanOptions): ObjectPlan {
  const range = instantRange(origin.ingestedAt);
  const arrivalDay = dayOf(origin.ingestedAt);
  const files = createTableFiles(origin.objectId, cutRules);
  const seen = createSeenIdentities();
  const nameDay = createDayNames();
  let isFull = false;
  const counts: RecordCounts = {
    recordsIn: 0,
    accepted: 0,
    quarantined: 0,
    repeated: 0,
    unknownFields: 0,
    isTruncated: false,
    firstDt: null,
    lastDt: null,
  };

  function quarantine(recordNo: number, rejection: Rejection, raw: string): void {
    counts.quarantined++;
    const row = quarantineRow(recordNo, rejection, raw, origin, privacy.redact);
    files.add('quarantine', arrivalDay, row, raw.length);
  }

  /** Counts a record in; the first one too many stands for all that follow. */
  function takeIn(recordNo: number): boolean {
    if (isFull) return false;
    counts.recordsIn++;
    if (counts.recordsIn <= limits.records) return true;
    isFull = true;
    counts.isTruncated = true;
    quarantine(recordNo, tooManyRecords(limits.records), '');
    return false;
  }

  return {
    counts,
    isFull: () => isFull,
    add(recordNo, value, raw, weight) {
      if (!takeIn(recordNo)) return;
      const checked = checkEvent(withSource(value, origin.source), range);
      if ('reason' in checked) return quarantine(recordNo, checked, raw);
      const made = eventRow(checked, recordNo, origin, privacy);
      if ('reason' in made) return quarantine(recordNo, made, raw);
      const dt = nameDay(checked.occurredAt);
      if (!seen.add(`${made.table}|${dt}|${made.row.event_id}`)) {
        counts.repeated++;
        return;
      }
      counts.accepted++;
      counts.unknownFields += checked.unknownFields;
      if (counts.firstDt === null || dt < counts.firstDt) counts.firstDt = dt;
      if (counts.lastDt === null || dt > counts.lastDt) counts.lastDt = dt;
      files.add(made.table, dt, made.row, weight);
    },
    reject(recordNo, rejection, raw) {
      if (!takeIn(recordNo)) return;
      if (rejection.reason === 'truncated' || rejection.reason === 'too_large') counts.isTruncated = true;
      quarantine(recordNo, rejection, raw);
    },
    takeFiles: () => files.take(),
    finish: () => files.finish(),
  };
}

/** The source given for the whole object stands in where a record names none. */
function withSource(value: unknown, source: string | null): unknown {
  if (source === null || !isObject(value) || value.source != null) return value;
  return { ...value, source };
}

/** The UTC day of an instant, remembered: an object has few days and many events. */
function createDayNames(): (instant: number) => string {
  const names = new Map<number, string>();
  return (instant) => {
    const dayNo = Math.floor(instant / 86_400_000);
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
