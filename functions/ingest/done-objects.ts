import { ingestedMarker, ingestedPrefix, isMerged } from '../contract/lake-keys.ts';
import type { ObjectStore } from '../platform/ports.ts';
import type { RowOrigin } from './event-row.ts';
import { ledgerKey } from './ledger.ts';

/** The object's id in `<table>/dt=<day>/<id>-<n>.parquet`; a merged file has none. */
export const idOfKey = (key: string): string => key.slice(key.lastIndexOf('/') + 1).split('-')[0]!;

/** Ids of the objects that are done, whatever day they arrived: by their ledger file, or what stayed of it. */
export async function doneObjects(store: ObjectStore): Promise<Set<string>> {
  const done = new Set<string>();
  for await (const { key } of store.list('ingest_ledger/')) if (!isMerged(key)) done.add(idOfKey(key));
  for await (const { key } of store.list(ingestedPrefix)) done.add(key.slice(ingestedPrefix.length));
  return done;
}

/** True when an object is done. The marker is put before the ledger file goes, so it is looked for last. */
export async function isObjectDone(store: ObjectStore, origin: RowOrigin): Promise<boolean> {
  if ((await store.read(ledgerKey(origin))) !== undefined) return true;
  return (await store.read(ingestedMarker(origin.objectId))) !== undefined;
}
