import * as z from 'zod';
import { sweepsPrefix } from '../contract/lake-keys.ts';
import type { ObjectStore } from '../platform/ports.ts';

/** A search of all files that found no row of an erased ticket. */
const Sweep = z.strictObject({
  /** When it was made, milliseconds UTC. */
  at: z.int(),
  /** Requests up to then were carried out. */
  knownAt: z.int(),
});
export type Sweep = z.infer<typeof Sweep>;

export async function newestSweep(store: ObjectStore): Promise<Sweep | undefined> {
  const key = (await keysOf(store)).at(-1);
  const bytes = key === undefined ? undefined : await store.read(key);
  return bytes === undefined ? undefined : Sweep.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Keeps a search; the ones before it are of no use any more. */
export async function putSweep(store: ObjectStore, sweep: Sweep): Promise<void> {
  const before = await keysOf(store);
  const key = `${sweepsPrefix}${String(sweep.at).padStart(15, '0')}.json`;
  await store.putIfAbsent(key, new TextEncoder().encode(JSON.stringify(sweep)));
  for (const each of before) if (each !== key) await store.delete(each);
}

async function keysOf(store: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(sweepsPrefix)) keys.push(key);
  return keys.sort();
}
