import type { CanonicalEvent } from '../../contract/records/events.ts';
import { dayOf, millisecondsPerDay } from '../../contract/records/instant.ts';
import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping } from '../../sources/mapping.ts';
import type { TextTagger } from '../../tag/text-tagger.ts';
import { checkEvent, isObject } from '../accept/check-event.ts';
import { type EventRow, eventRow, type Privacy, type RowOrigin } from '../accept/event-row.ts';
import { instantRange } from '../accept/instant-range.ts';
import { quarantineRow, safeRejection } from '../accept/quarantine-row.ts';
import { type RecordCounts, RecordTally } from '../accept/record-counts.ts';
import type { RecordTaker, RejectedRecord } from '../accept/record-taker.ts';
import { createSeenIdentities } from '../accept/seen-identities.ts';
import { defaultLimits, type Limits } from '../read/limits.ts';
import { type CutRules, createTableFiles, type FinishedFile } from './table-files.ts';
import { createWaitingRows } from './waiting-rows.ts';

/** Gathers the records of one object into the files to be written. Does nothing else: the caller writes. */
export interface ObjectAccumulator extends RecordTaker {
  readonly counts: RecordCounts;
  /** What a person should know about the object, each once. */
  readonly notes: ReadonlySet<string>;
  note(text: string): void;
  /** True when the object held more records than allowed: what comes after is left unread. */
  isFull(): boolean;
  /** Tags the texts that wait, where they are enough to be asked for together. */
  tagWaiting(): Promise<void>;
  takeFiles(): FinishedFile[];
  finish(): Promise<void>;
}

export interface AccumulatorOptions {
  readonly origin: RowOrigin;
  readonly privacy: Privacy;
  readonly tagger: TextTagger;
  readonly limits?: Limits;
  readonly cutRules?: CutRules;
  /** How much later than in the record a mapping makes its instants. */
  readonly mapping?: Pick<Mapping, 'shift_days'>;
  readonly observer?: RecordObserver;
  /** Which records count; the others are passed over, as if they were not there. All, when absent. */
  readonly isWanted?: (recordNo: number) => boolean;
}

/** Called with what became of each record. */
export interface RecordObserver {
  accepted(event: CanonicalEvent): void;
  rejected(recordNo: number, rejection: Rejection): void;
}

export function accumulateObject(options: AccumulatorOptions): ObjectAccumulator {
  const { origin, limits = defaultLimits, observer, isWanted } = options;
  const range = instantRange(
    origin.ingestedAt,
    limits,
    (options.mapping?.shift_days ?? 0) * millisecondsPerDay,
  );
  const arrivalDay = dayOf(origin.ingestedAt);
  const files = createTableFiles(origin.objectId, options.cutRules);
  const rows = createWaitingRows(files, options.tagger);
  const seen = createSeenIdentities();
  const nameDay = createDayNames();
  const counts = new RecordTally();
  const notes = new Set<string>();

  function quarantine(recordNo: number, rejection: Rejection, record: RejectedRecord): void {
    counts.addQuarantined(rejection.reason);
    const safe = safeRejection(rejection, options.privacy);
    observer?.rejected(recordNo, safe);
    const row = quarantineRow(recordNo, safe, record, origin, options.privacy);
    rows.add('quarantine', arrivalDay, row, String(row.raw).length);
  }

  /** Counts a record in; the first one too many stands for all that follow. */
  function countIn(recordNo: number): boolean {
    counts.recordsIn++;
    if (counts.recordsIn <= limits.records) return true;
    quarantine(recordNo, tooManyRecords(limits.records), { text: '' });
    return false;
  }

  const isFull = () => counts.recordsIn > limits.records;
  const isOpenFor = (recordNo: number) => !isFull() && isWanted?.(recordNo) !== false;

  /** A derived id is a hash that covers table and instant; a given one is unique only within its day. */
  function isNew({ table, row }: EventRow, dt: string, isDerived: boolean): boolean {
    const id = String(row.event_id);
    return isDerived ? seen.addHash(id) : seen.add(`${table}|${dt}|${id}`);
  }

  /** Takes an event that keeps the contract; says why it does not. */
  function accept(recordNo: number, event: unknown, weight: number): Rejection | undefined {
    const checked = checkEvent(withSource(event, origin.source), range);
    if ('reason' in checked) return checked;
    const made = eventRow(checked, recordNo, origin, options.privacy);
    if ('reason' in made) return made;
    if (!countIn(recordNo)) return undefined;
    const dt = nameDay(checked.occurredAt);
    if (isNew(made, dt, checked.event.event_id == null)) {
      counts.addAccepted(dt, checked.unknownFields);
      observer?.accepted(checked.event);
      rows.add(made.table, dt, made.row, weight, made.text);
    } else counts.addRepeated();
    return undefined;
  }

  function reject(recordNo: number, rejection: Rejection, record: RejectedRecord): void {
    if (isOpenFor(recordNo) && countIn(recordNo)) quarantine(recordNo, rejection, record);
  }

  return {
    counts,
    notes,
    note: (text) => notes.add(text),
    isFull,
    countRead(recordNo) {
      if (isOpenFor(recordNo)) counts.rowsRead++;
    },
    add(recordNo, event, weight) {
      if (!isOpenFor(recordNo)) return;
      const rejection = accept(recordNo, event, weight);
      if (rejection !== undefined) reject(recordNo, rejection, { value: event });
    },
    addAll(recordNo, offered, refused, record) {
      if (!isOpenFor(recordNo)) return;
      const rejections = refused === undefined ? [] : [refused];
      for (const { event, weight } of offered) {
        const rejection = accept(recordNo, event, weight);
        if (rejection !== undefined) rejections.push(rejection);
      }
      const one = together(rejections);
      if (one !== undefined) reject(recordNo, one, record());
    },
    reject,
    passOver(recordNo) {
      if (isOpenFor(recordNo)) counts.passedOver++;
    },
    takeFiles: () => files.take(),
    tagWaiting: async () => (rows.isFull() ? rows.settle() : undefined),
    async finish() {
      await rows.settle();
      files.finish();
    },
  };
}

/** What is wrong with the parts of one record: the reason of the first, the messages of all. */
function together(rejections: readonly Rejection[]): Rejection | undefined {
  const [first] = rejections;
  if (first === undefined || rejections.length === 1) return first;
  return { ...first, message: [...new Set(rejections.map(({ message }) => message))].join('; ') };
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
