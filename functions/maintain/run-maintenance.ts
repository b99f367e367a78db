import { type Pruned, prune } from '../curate/prune.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { type Compacted, compact, continueRewrites, type MaintainEnvironment } from './compact.ts';
import { type ErasedFiles, eraseFiles } from './erase-files.ts';
import { defaultRules } from './plan-compaction.ts';
import { recordRetagging } from './tags/record-retagging.ts';
import { type TaggedFiles, tagFiles } from './tags/tag-files.ts';

export interface Maintained {
  /** Files that a finished rewrite replaced. */
  readonly replaced: number;
  /** Rows of superseded and crashed runs. */
  readonly pruned: Pruned;
  readonly erased: ErasedFiles | undefined;
  /** Undefined when a search found nothing to tag a short while ago. */
  readonly tagged: TaggedFiles | undefined;
  readonly compacted: Compacted;
}

/**
 * Keeps a lake in shape: finishes what earlier runs began, erases what customers asked for, deletes what no commit
 * counts, tags texts from before there were tags, puts small files together. Stopped at any moment, the next run goes on.
 */
export async function runMaintenance(
  engine: QueryEngine,
  environment: MaintainEnvironment,
): Promise<Maintained> {
  const { store, now, graceMs = defaultRules.minAgeMs } = environment;
  await recordRetagging(engine, environment);
  const replaced = await continueRewrites(environment);
  // What customers asked for comes before what keeps queries cheap.
  const erased = await eraseFiles(engine, environment);
  const pruned = await prune(engine, store, now, environment.isTimeUp);
  const tagged = await tagFiles(engine, environment);
  const compacted = await compact(environment, { ...defaultRules, minAgeMs: graceMs });
  return { replaced, pruned, erased, tagged, compacted };
}
