import { objectOfKey } from '../contract/lake-keys.ts';
import type { ObjectInfo } from '../platform/ports.ts';
import type { ErasedTicket } from './erase-rows.ts';
import { dayOfKey, type Rewrite, rewriteOf } from './rewrite.ts';

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

export interface ErasurePlan {
  readonly rewrites: readonly ErasureRewrite[];
  /** Input objects with too many rejected records to be rewritten: retract them, and let them come again. */
  readonly tooLarge: readonly string[];
}

/** More is not read at once: a Lambda's memory holds its rows several times. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The rewrites that rid files of erased tickets, each file by itself; of rejected records all files of an object
 * together, since its records count from one place.
 * @param quarantineFiles all files of the days concerned
 */
export function planErasure(marked: readonly Marked[], quarantineFiles: readonly ObjectInfo[]): ErasurePlan {
  const rewrites: ErasureRewrite[] = [];
  const tooLarge: string[] = [];
  for (const [unit, files] of Map.groupBy(marked, unitOf)) {
    const { table, key } = files[0]!;
    const together = quarantineFiles.filter((file) => objectOfKey(file.key) === unit);
    const bytes = together.reduce((sum, { size }) => sum + size, 0);
    if (bytes > mostBytes) tooLarge.push(unit);
    else {
      const keys = unit === key ? [key] : together.map((file) => file.key);
      rewrites.push({
        rewrite: rewriteOf(table, dayOfKey(key), keys),
        tickets: files.map(({ ticket }) => ticket),
      });
    }
  }
  return { rewrites, tooLarge };
}

/** What is rewritten at once: a file, or the object whose rejected records a file holds. */
const unitOf = ({ table, key }: Marked): string => (table === 'quarantine' ? (objectOfKey(key) ?? key) : key);
