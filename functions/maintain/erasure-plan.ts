import { objectOfKey } from '../contract/lake/lake-keys.ts';
import type { ObjectInfo } from '../platform/ports.ts';
import type { ErasedTicket } from './rewrite/erase-rows.ts';
import { dayOfKey, type Rewrite, rewriteOf } from './rewrite/rewrite.ts';

/** A file that holds rows of an erased ticket. */
export interface Marked {
  readonly table: 'ticket_events' | 'csat_events' | 'quarantine';
  readonly key: string;
  readonly ticket: ErasedTicket;
}

export interface ErasureRewrite {
  readonly rewrite: Rewrite;
  readonly tickets: readonly ErasedTicket[];
}

/**
 * The rewrites that rid files of erased tickets, each file by itself; of rejected records all files of an object
 * together, since its records count from one place.
 * @param quarantineFiles all files of the days concerned
 */
export const planErasure = (
  marked: readonly Marked[],
  quarantineFiles: readonly ObjectInfo[],
): ErasureRewrite[] =>
  [...Map.groupBy(marked, unitOf)].map(([unit, files]) => {
    const { table, key } = files[0]!;
    const together = quarantineFiles.filter((file) => objectOfKey(file.key) === unit);
    const keys = unit === key ? [key] : together.map((file) => file.key);
    return { rewrite: rewriteOf(table, dayOfKey(key), keys), tickets: files.map(({ ticket }) => ticket) };
  });

/** What is rewritten at once: a file, or the object whose rejected records a file holds. */
const unitOf = ({ table, key }: Marked): string => (table === 'quarantine' ? (objectOfKey(key) ?? key) : key);
