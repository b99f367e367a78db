import { type ObjectVersion, objectId, objectOfKey } from '../contract/lake/lake-keys.ts';
import { parquetRows } from '../parquet/parquet-columns.ts';
import type { ObjectStore } from '../platform/ports.ts';
import { doneObjects } from './done-objects.ts';
import { readTables } from './unfinished.ts';

/** What a lake says about the objects processed so far. */
export interface ProcessedObjects {
  /** Ids with a ledger row, whatever day they arrived; a command adds what it has done itself. */
  readonly done: Set<string>;
  readonly retracted: ReadonlySet<string>;
  /** Keys of files in the tables that ingest writes, by the id of an object without a ledger row. */
  readonly leftovers: ReadonlyMap<string, readonly string[]>;
}

/** Looks through the lake once; meant for a command that reads many objects. */
export async function readProcessedObjects(store: ObjectStore): Promise<ProcessedObjects> {
  const done = await doneObjects(store);
  const retracted = new Set<string>();
  for await (const { key } of store.list('retractions/')) {
    const bytes = await store.read(key);
    if (bytes !== undefined) for (const row of await parquetRows(bytes)) retracted.add(String(row.object_id));
  }
  const leftovers = new Map<string, string[]>();
  for (const table of readTables) {
    for await (const { key } of store.list(`${table}/`)) {
      const id = objectOfKey(key);
      if (id === undefined || done.has(id)) continue;
      leftovers.set(id, [...(leftovers.get(id) ?? []), key]);
    }
  }
  return { done, retracted, leftovers };
}

/**
 * The attempt with which an object is to be read: 0 when it is new, the next one when all earlier readings were
 * retracted; undefined when it is done.
 */
export function nextAttempt(object: ObjectVersion, processed: ProcessedObjects): number | undefined {
  for (let attempt = 0; ; attempt++) {
    const id = objectId(object, attempt);
    if (!processed.done.has(id)) return attempt;
    if (!processed.retracted.has(id)) return undefined;
  }
}
