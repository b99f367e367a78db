import { objectId } from '../contract/lake-keys.ts';
import type { Clock, InputObject, ObjectStore } from '../platform/ports.ts';
import type { Mapping } from '../sources/mapping.ts';
import { isObjectDone } from './done-objects.ts';
import type { Privacy, RowOrigin } from './event-row.ts';
import { encodeLedgerRow, ledgerKey } from './ledger.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { type PlanObserver, planObject } from './plan-object.ts';
import { readObject } from './read-object.ts';
import type { RecordCounts } from './record-counts.ts';
import type { CutRules, PlannedFile } from './table-files.ts';

/** What ingest needs from outside. */
export interface IngestEnvironment {
  readonly store: ObjectStore;
  readonly privacy: Privacy;
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
  /** Keys that an unfinished attempt left; those that this one does not write are deleted. */
  readonly leftovers?: readonly string[];
  readonly observer?: PlanObserver;
  /** Called now and then with the number of records read. */
  readonly progress?: (recordsIn: number) => void;
}

export interface IngestResult extends RecordCounts {
  readonly objectId: string;
  /** True when a ledger row showed that the object was done before: nothing was read or written. */
  readonly wasDone: boolean;
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
  const origin = originOf(object, options);
  const startedAt = clock();
  const plan = planObject({ ...environment, ...options, origin });
  const result = { objectId: origin.objectId, ...plan.counts };
  if (await isObjectDone(store, origin)) return { ...result, wasDone: true };

  const written = new Set<string>();
  // While one file is being put, the next one is made.
  let pending = Promise.resolve();
  for await (const file of readObject(object, plan, limits, options.mapping)) {
    await pending;
    pending = putSame(store, file);
    // Its failure is thrown where it is awaited.
    pending.catch(() => {});
    written.add(file.key);
    options.progress?.(plan.counts.recordsIn);
  }
  await pending;
  for (const key of options.leftovers ?? []) if (!written.has(key)) await store.delete(key);
  const ledgerRow = encodeLedgerRow({ object, origin, counts: plan.counts, startedAt, processedAt: clock() });
  await store.putIfAbsent(ledgerKey(origin), ledgerRow);
  return { ...result, ...plan.counts, wasDone: false };
}

function originOf(object: InputObject, { source, mapping, attempt = 0 }: IngestOptions): RowOrigin {
  return {
    ingestedAt: object.arrivedAt,
    objectKey: object.key,
    objectId: objectId(object, attempt),
    attempt,
    source: source ?? mapping?.source ?? null,
  };
}

/**
 * Puts a file that may be there from an earlier attempt. The same bytes are success. Other bytes come from an
 * attempt that never finished (no ledger row) with another version or mapping: they are replaced.
 */
async function putSame(store: ObjectStore, { key, bytes }: PlannedFile): Promise<void> {
  if (await store.putIfAbsent(key, bytes)) return;
  const present = await store.read(key);
  if (present !== undefined && Buffer.compare(present, bytes) === 0) return;
  await store.delete(key);
  await store.putIfAbsent(key, bytes);
}
