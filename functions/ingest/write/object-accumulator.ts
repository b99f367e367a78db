import type { CanonicalEvent } from '../../contract/records/events.ts';
import { createDayNames, dayOf, millisecondsPerDay } from '../../contract/records/instant.ts';
import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping, RecordWatch } from '../../sources/mapping.ts';
import type { TextTagger } from '../../tag/text-tagger.ts';
import { checkEvent, isObject } from '../accept/check-event.ts';
import { type EventRow, eventRow, type RowOrigin } from '../accept/event-row.ts';
import { type InstantRange, instantRange } from '../accept/instant-range.ts';
import type { Privacy } from '../accept/privacy.ts';
import { quarantineRow, safeRejection } from '../accept/quarantine-row.ts';
import { type RecordCounts, RecordTally } from '../accept/record-counts.ts';
import type { Offered, RecordTaker, RejectedRecord } from '../accept/record-taker.ts';
import { createSeenIdentities } from '../accept/seen-identities.ts';
import { defaultLimits, type Limits } from '../read/limits.ts';
import { type CutRules, createTableFiles, type FinishedFile, type TableFiles } from './table-files.ts';
import { createWaitingRows, type WaitingRows } from './waiting-rows.ts';

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
  /** Asked for where somebody wants to know what records say beside their events. */
  readonly watch?: RecordWatch;
}

/** Begins the note that says why nothing of an object came in, by its first record. */
const whyRejected = 'rejected, the first since: ';

export const accumulateObject = (options: AccumulatorOptions): ObjectAccumulator => new Accumulator(options);

class Accumulator implements ObjectAccumulator {
  readonly counts = new RecordTally();
  readonly notes = new Set<string>();
  readonly #options: AccumulatorOptions;
  readonly #mostRecords: number;
  readonly #range: InstantRange;
  readonly #files: TableFiles;
  readonly #rows: WaitingRows;
  readonly #seen = createSeenIdentities();
  #firstRejection?: string;
  readonly #nameDay = createDayNames();

  constructor(options: AccumulatorOptions) {
    const { origin, limits = defaultLimits, mapping } = options;
    this.#options = options;
    this.#mostRecords = limits.records;
    this.#range = instantRange(origin.ingestedAt, limits, (mapping?.shift_days ?? 0) * millisecondsPerDay);
    this.#files = createTableFiles(origin.objectId, options.cutRules);
    this.#rows = createWaitingRows(this.#files, options.tagger);
  }

  note(text: string): void {
    this.notes.add(text);
  }

  isFull(): boolean {
    return this.counts.recordsIn > this.#mostRecords;
  }

  countRead(recordNo: number): void {
    if (this.#isOpenFor(recordNo)) this.counts.rowsRead++;
  }

  add(recordNo: number, event: unknown, weight: number): void {
    if (!this.#isOpenFor(recordNo)) return;
    const rejection = this.#accept(recordNo, event, weight);
    if (rejection !== undefined) this.reject(recordNo, rejection, { value: event });
  }

  addAll(
    recordNo: number,
    offered: readonly Offered[],
    refused: Rejection | undefined,
    record: () => RejectedRecord,
  ): void {
    if (!this.#isOpenFor(recordNo)) return;
    const rejections = refused === undefined ? [] : [refused];
    for (const { event, weight, customerId } of offered) {
      const rejection = this.#accept(recordNo, event, weight, customerId);
      if (rejection !== undefined) rejections.push(rejection);
    }
    const one = together(rejections);
    if (one !== undefined) this.reject(recordNo, one, record());
  }

  reject(recordNo: number, rejection: Rejection, record: RejectedRecord): void {
    if (!this.#isOpenFor(recordNo) || !this.#countIn(recordNo)) return;
    this.#firstRejection ??= rejection.message;
    this.#quarantine(recordNo, rejection, record);
  }

  passOver(recordNo: number): void {
    if (this.#isOpenFor(recordNo)) this.counts.passedOver++;
  }

  takeFiles(): FinishedFile[] {
    return this.#files.take();
  }

  async tagWaiting(): Promise<void> {
    if (this.#rows.isFull()) await this.#rows.settle();
  }

  async finish(): Promise<void> {
    await this.#rows.settle();
    this.#files.finish();
    if (this.counts.accepted + this.counts.repeated === 0 && this.#firstRejection !== undefined)
      this.note(`${whyRejected}${this.#firstRejection}`);
  }

  #isOpenFor(recordNo: number): boolean {
    return !this.isFull() && this.#options.isWanted?.(recordNo) !== false;
  }

  /** Takes an event that keeps the contract; says why it does not. */
  #accept(recordNo: number, event: unknown, weight: number, customerId?: string): Rejection | undefined {
    const { origin, privacy, observer } = this.#options;
    const checked = checkEvent(withSource(event, origin.source), this.#range);
    if ('reason' in checked) return checked;
    const made = eventRow(checked, recordNo, origin, privacy, customerId);
    if ('reason' in made) return made;
    if (!this.#countIn(recordNo)) return undefined;
    const dt = this.#nameDay(checked.occurredAt);
    if (this.#isNew(made, dt, checked.event.event_id == null)) {
      this.counts.addAccepted(dt, checked.unknownFields);
      observer?.accepted(checked.event);
      this.#rows.add(made.table, dt, made.row, weight, made.text);
    } else this.counts.addRepeated();
    return undefined;
  }

  /** Counts a record in; the first one too many stands for all that follow. */
  #countIn(recordNo: number): boolean {
    this.counts.recordsIn++;
    if (this.counts.recordsIn <= this.#mostRecords) return true;
    this.#quarantine(recordNo, tooManyRecords(this.#mostRecords), { text: '' });
    return false;
  }

  /** A derived id is a hash that covers table and instant; a given one is unique only within its day. */
  #isNew({ table, row }: EventRow, dt: string, isDerived: boolean): boolean {
    const id = String(row.event_id);
    return isDerived ? this.#seen.addHash(id) : this.#seen.add(`${table}|${dt}|${id}`);
  }

  #quarantine(recordNo: number, rejection: Rejection, record: RejectedRecord): void {
    const { origin, privacy, observer } = this.#options;
    this.counts.addQuarantined(rejection.reason);
    const safe = safeRejection(rejection, privacy);
    observer?.rejected(recordNo, safe);
    const row = quarantineRow(recordNo, safe, record, origin, privacy);
    this.#rows.add('quarantine', dayOf(origin.ingestedAt), row, String(row.raw).length);
  }
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

const tooManyRecords = (records: number): Rejection => ({
  reason: 'too_many_records',
  path: '',
  message: `the object has more than ${records} records; this one and what follows was not read`,
});
