import { objectId } from '../contract/lake/lake-keys.ts';
import type { Rejection } from '../contract/records/rejection.ts';
import type { Clock, InputObject, ObjectStore } from '../platform/ports.ts';
import type { Mapping, Trace } from '../sources/mapping.ts';
import type { TextTagger } from '../tag/text-tagger.ts';
import type { RowOrigin } from './accept/event-row.ts';
import type { Privacy } from './accept/privacy.ts';
import type { RecordCounts } from './accept/record-counts.ts';
import { isObjectDone } from './done-objects.ts';
import { defaultLimits, type Limits } from './read/limits.ts';
import { readObject, refuseObject } from './read-object.ts';
import { filesOf, markReading, unmarkReading } from './unfinished.ts';
import { encodeLedgerRow, ledgerKey } from './write/ledger.ts';
import { accumulateObject, type RecordObserver } from './write/object-accumulator.ts';
import { putFiles } from './write/put-files.ts';
import type { CutRules } from './write/table-files.ts';

/** What ingest needs from outside. */
export interface IngestEnvironment {
  readonly store: ObjectStore;
  readonly privacy: Privacy;
  readonly tagger: TextTagger;
  readonly clock: Clock;
  readonly limits?: Limits;
  readonly cutRules?: CutRules;
}

export interface IngestOptions {
  /** Stands in where a record names no source. */
  readonly source?: string;
  /** What records mean, where they are no canonical events. */
  readonly mapping?: Mapping;
  /** 0 for the first reading. */
  readonly attempt?: number;
  /** Which records to read: a replay reads those that were rejected. All, when absent. */
  readonly isWanted?: (recordNo: number) => boolean;
  /**
   * Keys that an unfinished attempt left; those that this one does not write are deleted. When absent, each reading
   * is marked while it lasts, and one that finds such a mark looks for them itself.
   */
  readonly leftovers?: readonly string[];
  /** Why the object as a whole is not read: its one record in quarantine. */
  readonly refusal?: Rejection;
  readonly observer?: RecordObserver;
  /** Called with the rule of the mapping that makes each event, and why a record is passed over. */
  readonly trace?: Trace;
  /** Called often with what was counted so far. */
  readonly progress?: (counts: RecordCounts) => void;
}

export interface IngestResult extends RecordCounts {
  readonly objectId: string;
  /** True when a ledger row showed that the object was done before: nothing was read or written. */
  readonly wasDone: boolean;
  /** What a person should know about the object although nothing of it was rejected for it. */
  readonly notes: readonly string[];
}

/**
 * Reads one object into the lake, exactly once: files are put only if absent, under keys and with bytes that
 * depend on the object alone; the ledger row comes last. Killed at any moment and run again, it ends the same.
 * Bad records and unreadable objects end in quarantine.
 * @throws what a failing store or stream throws, and MappingError when the object lacks a column of the mapping
 */
export async function ingestObject(
  object: InputObject,
  environment: IngestEnvironment,
  options: IngestOptions = {},
): Promise<IngestResult> {
  const { store, clock, limits = defaultLimits } = environment;
  const origin = originOf(object, options, environment.tagger.version);
  const startedAt = clock();
  const content = accumulateObject({ ...environment, ...options, origin });
  const result = { objectId: origin.objectId, notes: [], ...content.counts };
  const isMarked = options.leftovers === undefined;
  if (await isObjectDone(store, origin)) {
    if (isMarked) await unmarkReading(store, origin.objectId);
    return { ...result, wasDone: true };
  }
  const isFirst = !isMarked || (await markReading(store, origin.objectId));

  const written = await putFiles(
    store,
    options.refusal === undefined
      ? readObject({ object, content, limits, customerKey: environment.privacy.customerKey, ...options })
      : refuseObject(content, options.refusal),
  );
  const present = options.leftovers ?? (isFirst ? [] : await filesOf(store, origin.objectId));
  for (const key of present) if (!written.has(key)) await store.delete(key);
  const ledgerRow = encodeLedgerRow({
    object,
    origin,
    counts: content.counts,
    startedAt,
    processedAt: clock(),
  });
  await store.putIfAbsent(ledgerKey(origin), ledgerRow);
  if (isMarked) await unmarkReading(store, origin.objectId);
  return { ...result, ...content.counts, notes: [...content.notes], wasDone: false };
}

function originOf(
  object: InputObject,
  { source, mapping, attempt = 0 }: IngestOptions,
  tagVersion: number,
): RowOrigin {
  return {
    ingestedAt: object.arrivedAt,
    objectKey: object.key,
    objectId: objectId(object, attempt),
    attempt,
    source: source ?? mapping?.source ?? null,
    tagVersion,
  };
}
