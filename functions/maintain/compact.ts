import { doneObjects } from '../ingest/done-objects.ts';
import type { ObjectInfo, ObjectStore } from '../platform/ports.ts';
import type { TextTagger } from '../tag/text-tagger.ts';
import { type CompactionRules, defaultRules, planCompaction } from './plan-compaction.ts';
import { beginRewrite, busyKeys, continueRewrite, openRewrites } from './rewrite/carry-out.ts';
import { graceMs, rewritableTables } from './rewrite/rewrite.ts';

export interface MaintainEnvironment {
  readonly store: ObjectStore;
  /** Tags texts that have no tags, or older ones; undefined while its models cannot be read: such texts wait. */
  readonly tagger: TextTagger | undefined;
  readonly now: number;
  /** True when no further file should be begun: the next run goes on. */
  readonly isTimeUp?: () => boolean;
  /** Milliseconds for which replaced files stay for those who still read them. */
  readonly graceMs?: number;
}

export interface Compacted {
  /** Files put together, and the files made of them. */
  readonly files: number;
  readonly into: number;
  /** True when nothing was left to be done now. */
  readonly isComplete: boolean;
}

/** Goes on with what earlier runs began. @returns replaced files that were deleted */
export async function continueRewrites(environment: MaintainEnvironment): Promise<number> {
  const { store, now, tagger, isTimeUp = never } = environment;
  let deleted = 0;
  for (const rewrite of await openRewrites(store)) {
    if (isTimeUp()) break;
    deleted += await continueRewrite(store, rewrite, now - (environment.graceMs ?? graceMs), tagger);
  }
  return deleted;
}

/** Puts small files of closed days together. The files that were replaced go with a later run. */
export async function compact(
  environment: Omit<MaintainEnvironment, 'tagger'>,
  rules: CompactionRules = defaultRules,
): Promise<Compacted> {
  const { store, now, isTimeUp = never } = environment;
  const busy = busyKeys(await openRewrites(store));
  const done = await doneObjects(store);
  let [files, into] = [0, 0];
  for (const table of rewritableTables) {
    const facts = {
      table,
      files: await filesOf(store, table),
      isDone: (id: string) => done.has(id),
      busy,
      now,
    };
    for (const rewrite of planCompaction(facts, rules)) {
      if (isTimeUp()) return { files, into, isComplete: false };
      if ((await beginRewrite(store, rewrite)) === undefined) continue;
      files += rewrite.sources.length;
      into += 1;
    }
  }
  return { files, into, isComplete: true };
}

const never = () => false;

async function filesOf(store: ObjectStore, table: string): Promise<ObjectInfo[]> {
  const files: ObjectInfo[] = [];
  for await (const file of store.list(`${table}/`)) files.push(file);
  return files;
}
