import { objectId } from '../contract/lake-keys.ts';
import type { Clock, InputObject, ObjectStore } from '../platform/ports.ts';
import type { Privacy, RowOrigin } from './event-row.ts';
import { encodeLedgerRow, ledgerKey } from './ledger.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { planObject, type RecordCounts } from './plan-object.ts';
import { readObject } from './read-object.ts';
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
  /** 0 for the first reading. */
  readonly attempt?: number;
}

export interface IngestResult extends Readonly<RecordCounts> {
  readonly objectId: string;
  /** True when a ledger row showed that the object was done before: nothing was read or written. */
  readonly wasDone: boolean;
}

/**
 * Reads one object into the lake, exactly once: files are put only if absent, under keys and with bytes that
 * depend on the object alone; the ledger row comes last. Killed at any moment and run again, it ends the same.
 * Bad records and unreadable objects end in quarantine; only a failing store or stream throws.
 */
export async function ingestObject(
  object: InputObject,
  environment: IngestEnvironment,
  options: IngestOptions = {},
): Promise<IngestResult> {
  const { store, privacy, clock, limits = defaultLimits, cutRules } = environment;
  const attempt = options.attempt ?? 0;
  const id = objectId(object, attempt);
  const startedAt = clock();
  const origin: RowOrigin = {
    ingestedAt: object.arrivedAt,
    objectKey: object.key,
    objectId: id,
    attempt,
    source: options.source ?? null,
  };
  const done = ledgerKey(id, object.arrivedAt);
  const plan = planObject({ origin, privacy, limits, ...(cutRules && { cutRules }) });
  if ((await store.read(done)) !== undefined) return { objectId: id, wasDone: true, ...plan.counts };

  for await (const file of readObject(object, plan, limits)) await putSame(store, file);
  const processedAt = clock();
  await store.putIfAbsent(
    done,
    encodeLedgerRow({
      object_id: id,
      bucket: object.bucket,
      object_key: object.key,
      object_version: object.version,
      attempt,
      source: origin.source,
      arrived_at: object.arrivedAt,
      bytes: object.size,
      records_in: plan.counts.recordsIn,
      accepted: plan.counts.accepted,
      quarantined: plan.counts.quarantined,
      repeated: plan.counts.repeated,
      unknown_fields: plan.counts.unknownFields,
      is_truncated: plan.counts.isTruncated,
      first_dt: plan.counts.firstDt,
      last_dt: plan.counts.lastDt,
      processed_at: processedAt,
      duration_ms: processedAt - startedAt,
    }),
  );
  return { objectId: id, wasDone: false, ...plan.counts };
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
