import * as z from 'zod';
import { fromJsonBytes, toJsonBytes } from '../contract/records/json-bytes.ts';
import type { ObjectStore } from '../platform/ports.ts';

/** A search of all files that found no row to rewrite: of an erased ticket, or without tags. */
const Sweep = z.strictObject({
  /** When it was made, milliseconds UTC. */
  at: z.int(),
  /** What was known up to then was looked for. */
  knownAt: z.int(),
});
export type Sweep = z.infer<typeof Sweep>;

/** The newest of the searches kept below a prefix. */
export async function newestSweep(store: ObjectStore, prefix: string): Promise<Sweep | undefined> {
  const key = (await keysOf(store, prefix)).at(-1);
  const bytes = key === undefined ? undefined : await store.read(key);
  return bytes === undefined ? undefined : Sweep.parse(fromJsonBytes(bytes));
}

/** Keeps a search; the ones before it are of no use any more. */
export async function putSweep(store: ObjectStore, prefix: string, sweep: Sweep): Promise<void> {
  const before = await keysOf(store, prefix);
  const key = `${prefix}${String(sweep.at).padStart(15, '0')}.json`;
  await store.putIfAbsent(key, toJsonBytes(sweep));
  for (const each of before) if (each !== key) await store.delete(each);
}

async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.sort();
}
