import { ingestedMarker, ingestedPrefix, objectOfKey } from '../contract/lake/lake-keys.ts';
import type { ObjectStore } from '../platform/ports.ts';
import type { RowOrigin } from './accept/event-row.ts';
import { ledgerKey } from './write/ledger.ts';

/** Ids of the objects that are done, whatever day they arrived: by their ledger file, or what stayed of it. */
export async function doneObjects(store: ObjectStore): Promise<Set<string>> {
  const done = new Set<string>();
  for await (const { key } of store.list('ingest_ledger/')) {
    const id = objectOfKey(key);
    if (id !== undefined) done.add(id);
  }
  for await (const { key } of store.list(ingestedPrefix)) done.add(key.slice(ingestedPrefix.length));
  return done;
}

/** True when an object is done. The marker is put before the ledger file goes, so it is looked for last. */
export async function isObjectDone(
  store: ObjectStore,
  origin: Pick<RowOrigin, 'objectId' | 'ingestedAt'>,
): Promise<boolean> {
  if ((await store.read(ledgerKey(origin))) !== undefined) return true;
  return (await store.read(ingestedMarker(origin.objectId))) !== undefined;
}
