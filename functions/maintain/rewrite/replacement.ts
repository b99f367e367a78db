import pMap from 'p-map';
import { objectOfKey } from '../../contract/lake/lake-keys.ts';
import { tableSpec } from '../../contract/lake/tables.ts';
import { readColumns, readRowGroups } from '../../parquet/parquet-columns.ts';
import { encodeColumns, startParquetFile } from '../../parquet/parquet-file.ts';
import type { ObjectStore } from '../../platform/ports.ts';
import type { TextTagger } from '../../tag/text-tagger.ts';
import { type ErasedTicket, emptyRejected, eraseRows } from './erase-rows.ts';
import { mergeColumns, type Source } from './merge-columns.ts';
import { type Rewrite, requestsAtOnce } from './rewrite.ts';
import { isTagged, tagRows } from './tag-rows.ts';

/** The file that takes the place of others. */
export interface Replacement {
  readonly bytes: Uint8Array;
  /** Rows that were emptied. */
  readonly erased: number;
  /** Texts that got tags. */
  readonly tagged: number;
}

/** Files of more bytes keep no text of a rejected record beyond: a Lambda's memory holds what is made. */
const mostTextBytes = 128 * 1024 * 1024;

/** What a rewrite changes in the rows. */
export interface Changes {
  /** Tickets whose rows are emptied. */
  readonly tickets?: readonly ErasedTicket[];
  /** What tags texts; a rewrite that tags needs it. */
  readonly tagger?: TextTagger;
}

/**
 * One file with the rows of a rewrite's sources, without those of erased tickets.
 * @returns undefined when a source is gone
 */
export const writeReplacement = (
  store: ObjectStore,
  rewrite: Rewrite,
  { tickets = [], tagger }: Changes = {},
): Promise<Replacement | undefined> =>
  isConcatenation(rewrite)
    ? concatenate(store, rewrite, { tickets, ...(tagger && { tagger }) })
    : merge(store, rewrite, tickets);

function needed(tagger: TextTagger | undefined): TextTagger {
  if (tagger === undefined) throw new Error('maintain: a rewrite that tags was given nothing to tag with');
  return tagger;
}

/** True where every row of every source stays: a file alone, or the files of one input object. */
function isConcatenation({ sources }: Rewrite): boolean {
  const [first = '', ...others] = sources;
  const object = objectOfKey(first);
  return others.every((key) => object !== undefined && objectOfKey(key) === object);
}

async function merge(
  store: ObjectStore,
  { table, sources }: Rewrite,
  tickets: readonly ErasedTicket[],
): Promise<Replacement | undefined> {
  const spec = tableSpec(table);
  const readSource = async (key: string): Promise<Source | undefined> => {
    const bytes = await store.read(key);
    return bytes && { key, columns: await readColumns(spec, bytes) };
  };
  const read = await pMap(sources, readSource, requestsAtOnce);
  const found = read.filter((source) => source !== undefined);
  if (found.length < sources.length) return undefined;
  const { columns, rows } = eraseRows(table, mergeColumns(table, found), tickets);
  return { bytes: encodeColumns(spec, columns), erased: rows, tagged: 0 };
}

/**
 * The files one after another, row group by row group: in memory are one of them and what is made. Rejected records
 * fill gigabytes when a whole export was rejected; past `mostBytes` of files all their texts are emptied, since what
 * is kept of them must lie in one file.
 */
export async function concatenate(
  store: ObjectStore,
  { table, sources, tagVersion }: Rewrite,
  { tickets = [], tagger }: Changes = {},
  mostBytes: number = mostTextBytes,
): Promise<Replacement | undefined> {
  const spec = tableSpec(table);
  const file = startParquetFile(spec);
  let [read, erased, tagged] = [0, 0, 0];
  for (const key of sources) {
    const bytes = await store.read(key);
    if (bytes === undefined) return undefined;
    read += bytes.length;
    const isTooMuch = table === 'quarantine' && read > mostBytes;
    for await (const group of readRowGroups(spec, bytes)) {
      const { columns, rows } = isTooMuch
        ? emptyRejected(group, () => true)
        : eraseRows(table, group, tickets);
      const isTagging = tagVersion !== undefined && isTagged(table);
      const kept = isTagging
        ? await tagRows(table, columns, needed(tagger), tagVersion)
        : { columns, rows: 0 };
      file.addRowGroup(kept.columns.map((values) => [...values]));
      erased += rows;
      tagged += kept.rows;
    }
  }
  return { bytes: file.finish(), erased, tagged };
}
