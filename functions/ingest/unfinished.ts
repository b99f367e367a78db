import { objectOfKey, readingPrefix } from '../contract/lake/lake-keys.ts';
import type { ObjectStore } from '../platform/ports.ts';

const keyOf = (id: string): string => `${readingPrefix}${id}`;

/** Marks an object as being read. @returns false when an earlier reading did not live to take its mark back */
export const markReading = (store: ObjectStore, id: string): Promise<boolean> =>
  store.putIfAbsent(keyOf(id), new Uint8Array());

/** Takes the mark back: the object is done. */
export const unmarkReading = (store: ObjectStore, id: string): Promise<void> => store.delete(keyOf(id));

/** Tables that hold what ingest reads. */
export const readTables = ['ticket_events', 'csat_events', 'routing_changes', 'quarantine'] as const;

/** Keys of every file that readings of an object have written, whatever settings and mapping they had. */
export async function filesOf(store: ObjectStore, id: string): Promise<string[]> {
  const keys: string[] = [];
  for (const table of readTables)
    for await (const { key } of store.list(`${table}/`)) if (objectOfKey(key) === id) keys.push(key);
  return keys;
}
