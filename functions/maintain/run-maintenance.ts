import { type Pruned, prune } from '../curate/prune.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { type Compacted, compact, continueRewrites, type MaintainEnvironment } from './compact.ts';
import { type ErasedFiles, eraseFiles } from './erase-files.ts';
import { defaultRules } from './plan-compaction.ts';

export interface Maintained {
  /** Files that a finished rewrite replaced. */
  readonly replaced: number;
  /** Rows of superseded and crashed runs. */
  readonly pruned: Pruned;
  readonly erased: ErasedFiles | undefined;
  readonly compacted: Compacted;
}

/**
 * Keeps a lake in shape: finishes what earlier runs began, deletes what no commit counts, erases what customers
 * asked for, puts small files together. Stopped at any moment, the next run goes on.
 */
export async function runMaintenance(
  engine: QueryEngine,
  environment: MaintainEnvironment,
): Promise<Maintained> {
  const { store, now, graceMs = defaultRules.minAgeMs } = environment;
  const replaced = await continueRewrites(environment);
  const pruned = await prune(engine, store, now);
  const erased = await eraseFiles(engine, environment);
  const compacted = await compact(environment, { ...defaultRules, minAgeMs: graceMs });
  return { replaced, pruned, erased, compacted };
}
