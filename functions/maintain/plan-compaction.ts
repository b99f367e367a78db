import { isMerged, objectOfKey } from '../contract/lake/lake-keys.ts';
import { addDays, dayOf } from '../contract/records/instant.ts';
import type { ObjectInfo } from '../platform/ports.ts';
import { dayOfKey, graceMs, type RewritableTable, type Rewrite, rewriteOf } from './rewrite/rewrite.ts';

/** When files are small and many enough to be put together. */
export interface CompactionRules {
  /** Files of so many bytes are left alone. */
  readonly smallBytes: number;
  /** Bytes that one rewrite reads at most: bounds memory and the file made. */
  readonly batchBytes: number;
  /** Fewer files are not worth it. */
  readonly minFiles: number;
  /** Younger files may belong to an object that is still being read. */
  readonly minAgeMs: number;
}

const mebibyte = 1024 * 1024;
export const defaultRules: CompactionRules = {
  smallBytes: 4 * mebibyte,
  batchBytes: 8 * mebibyte,
  minFiles: 4,
  minAgeMs: graceMs,
};

export interface CompactionFacts {
  readonly table: RewritableTable;
  /** All files of the table. */
  readonly files: readonly ObjectInfo[];
  /** True for an input object that is done: a file of another one may still be replaced. */
  readonly isDone: (objectId: string) => boolean;
  /** Keys in rewrites that are not finished. */
  readonly busy: ReadonlySet<string>;
  readonly now: number;
}

/**
 * The rewrites that make few files of many small ones: of closed days (before yesterday) only, each day by itself.
 * @returns rewrites of distinct files, earliest day first
 */
export function planCompaction(facts: CompactionFacts, rules: CompactionRules = defaultRules): Rewrite[] {
  const { table, files } = facts;
  const closedBefore = addDays(dayOf(facts.now), -1);
  const spread = table === 'quarantine' ? objectsOfSeveralFiles(files) : new Set<string>();
  const fits = (file: ObjectInfo) => isFit(file, facts, rules) && !spread.has(objectOfKey(file.key) ?? '');
  const byDay = Map.groupBy(files.filter(fits), ({ key }) => dayOfKey(key));
  return [...byDay.keys()]
    .filter((dt) => dt < closedBefore)
    .sort()
    .flatMap((dt) =>
      batchesOf(byDay.get(dt)!, rules).map((batch) =>
        rewriteOf(
          table,
          dt,
          batch.map(({ key }) => key),
        ),
      ),
    );
}

function isFit({ key, size, lastModified }: ObjectInfo, facts: CompactionFacts, rules: CompactionRules) {
  const object = objectOfKey(key);
  const isSettled = object === undefined ? isMerged(key) : facts.isDone(object);
  const isOld = lastModified <= facts.now - rules.minAgeMs;
  return isSettled && isOld && size < rules.smallBytes && !facts.busy.has(key);
}

/** Rejected records of one object are counted from one place: all its files, or one file that has them all. */
function objectsOfSeveralFiles(files: readonly ObjectInfo[]): ReadonlySet<string> {
  const objects = files.map(({ key }) => objectOfKey(key)).filter((object) => object !== undefined);
  return new Set(
    [...Map.groupBy(objects, (object) => object)].filter(([, all]) => all.length > 1).map(([id]) => id),
  );
}

function batchesOf(files: readonly ObjectInfo[], { batchBytes, minFiles }: CompactionRules): ObjectInfo[][] {
  const batches: ObjectInfo[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of [...files].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (bytes + file.size > batchBytes) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)!.push(file);
    bytes += file.size;
  }
  return batches.filter(({ length }) => length >= minFiles);
}
