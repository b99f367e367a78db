import pMap from 'p-map';
import * as z from 'zod';
import { ingestedMarker, objectOfKey, rewritesPrefix } from '../../contract/lake/lake-keys.ts';
import { fromJsonBytes, toJsonBytes } from '../../contract/records/json-bytes.ts';
import type { ObjectInfo, ObjectStore } from '../../platform/ports.ts';
import type { TextTagger } from '../../tag/text-tagger.ts';
import { type Changes, type Replacement, writeReplacement } from './replacement.ts';
import { intentKey, type Rewrite, requestsAtOnce, rewritableTables } from './rewrite.ts';

const Note = z.strictObject({
  table: z.enum(rewritableTables),
  dt: z.string(),
  sources: z.array(z.string()),
  output: z.string(),
  tagVersion: z.int().optional(),
});

/** What a rewrite changed in the rows. */
export type Begun = Pick<Replacement, 'erased' | 'tagged'>;

/** Rewrites begun by an earlier run, or by this one, that are not finished. */
export async function openRewrites(store: ObjectStore): Promise<Rewrite[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(rewritesPrefix)) keys.push(key);
  const notes = await pMap(keys, (key) => store.read(key), requestsAtOnce);
  return notes.filter((bytes) => bytes !== undefined).map(parseNote);
}

function parseNote(bytes: Uint8Array): Rewrite {
  const { tagVersion, ...rewrite } = Note.parse(fromJsonBytes(bytes));
  return tagVersion === undefined ? rewrite : { ...rewrite, tagVersion };
}

/** Keys that other rewrites must leave alone. */
export const busyKeys = (rewrites: readonly Rewrite[]): ReadonlySet<string> =>
  new Set(rewrites.flatMap(({ sources, output }) => [...sources, output]));

/**
 * Begins a rewrite: writes its intent ahead, then puts the file that has all rows of its sources, without those of erased
 * tickets. Killed in between, the intent is enough to do the rest.
 * @returns undefined when a source is gone, and nothing was done
 */
export async function beginRewrite(
  store: ObjectStore,
  rewrite: Rewrite,
  changes: Changes = {},
): Promise<Begun | undefined> {
  const made = await writeReplacement(store, rewrite, changes);
  if (made === undefined) return undefined;
  // An erasure that finds nothing to erase has nothing to rewrite.
  if (changes.tickets !== undefined && made.erased === 0) return made;
  await store.putIfAbsent(intentKey(rewrite), toJsonBytes(rewrite));
  await store.putIfAbsent(rewrite.output, made.bytes);
  return made;
}

/**
 * Goes on with a rewrite whose intent is written down: puts its file if that is missing, and once readers of its sources have had their
 * time deletes these.
 * @returns files deleted
 */
export async function continueRewrite(
  store: ObjectStore,
  rewrite: Rewrite,
  deleteBefore: number,
  tagger: TextTagger | undefined,
): Promise<number> {
  const output = await findOutput(store, rewrite);
  if (output === undefined) {
    if (rewrite.tagVersion !== undefined && tagger === undefined) return 0;
    // A source that is gone went with another rewrite that has its rows: this one is not needed.
    if ((await beginRewrite(store, rewrite, tagger === undefined ? {} : { tagger })) === undefined)
      await store.delete(intentKey(rewrite));
    return 0;
  }
  if (output.lastModified > deleteBefore) return 0;
  const remove = async (key: string): Promise<void> => {
    // A delivery of the object that comes later must still find it done.
    const object = rewrite.table === 'ingest_ledger' ? objectOfKey(key) : undefined;
    if (object !== undefined) await store.putIfAbsent(ingestedMarker(object), new Uint8Array());
    await store.delete(key);
  };
  await pMap(rewrite.sources, remove, requestsAtOnce);
  await store.delete(intentKey(rewrite));
  return rewrite.sources.length;
}

/** The file of a rewrite; undefined while it is not there. */
export async function findOutput(store: ObjectStore, { output }: Rewrite): Promise<ObjectInfo | undefined> {
  for await (const object of store.list(output)) if (object.key === output) return object;
  return undefined;
}
