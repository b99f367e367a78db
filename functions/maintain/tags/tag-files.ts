import { tagSweepsPrefix } from '../../contract/lake/lake-keys.ts';
import { rowsByName } from '../../contract/lake/rows.ts';
import { keyOfPath } from '../../curate/prune.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { newestRound, readTagRounds, requiredVersion, type TagRound } from '../../tag/tag-rounds.ts';
import { tagVersionOf } from '../../tag/tag-version.ts';
import type { MaintainEnvironment } from '../compact.ts';
import { beginRewrite, busyKeys, openRewrites } from '../rewrite/carry-out.ts';
import { dayOfKey, type Rewrite, type TaggedTable, taggingOf } from '../rewrite/rewrite.ts';
import { newestSweep, putSweep } from '../sweeps.ts';
import { outdatedSql } from './outdated-files.ts';
import { areTaggingsFinished, completeRetagging, recordBegin, recordRetagging } from './record-retagging.ts';

export interface TaggedFiles {
  /** Files that were rewritten with tags. */
  readonly files: number;
  /** Texts of customers that got tags. */
  readonly rows: number;
  /** True when each text of a customer has a copy that counts with the tags of today. */
  readonly isComplete: boolean;
}

/** How long a search that found nothing holds: an ingest of an earlier version may still have been under way. */
const sweepHoldsMs = 7 * 24 * 3_600_000;

/**
 * Tags customers' texts that were ingested before there were tags, that have tags of earlier rules, or that a round of
 * tagging again asks for: each file by itself, by the rewrites that compaction uses. Stopped at any moment, the next run
 * goes on.
 * @returns undefined when a search found none a short while ago
 */
export async function tagFiles(
  engine: QueryEngine,
  environment: MaintainEnvironment,
): Promise<TaggedFiles | undefined> {
  const { store, now } = environment;
  const rounds = await readTagRounds(store);
  const sweeps = `${tagSweepsPrefix}${tagVersionOf(newestRound(rounds))}/`;
  const sweep = await newestSweep(store, sweeps);
  if (sweep !== undefined && sweep.at > now - sweepHoldsMs) return undefined;
  const rewrites = await outdatedFiles(engine, rounds);
  if (rewrites.length > 0 && environment.tagger !== undefined)
    await recordBegin(engine, environment, rewrites);
  const begun = await beginAll(environment, rewrites);
  await recordRetagging(engine, environment);
  const isComplete = begun.isComplete && (await areTaggingsFinished(store));
  if (isComplete) await completeRetagging(engine, environment);
  if (rewrites.length === 0) await putSweep(store, sweeps, { at: now, knownAt: now });
  return { ...begun, isComplete };
}

async function beginAll(
  { store, tagger, isTimeUp = () => false }: MaintainEnvironment,
  rewrites: readonly Rewrite[],
): Promise<TaggedFiles> {
  const open = await openRewrites(store);
  const busy = busyKeys(open);
  const underWay = new Set(open.map(({ output }) => output));
  let [files, rows, isComplete] = [0, 0, true];
  for (const rewrite of rewrites.filter(({ output }) => !underWay.has(output))) {
    const isLater = tagger === undefined || busy.has(rewrite.sources[0]!) || isTimeUp();
    const begun = isLater ? undefined : await beginRewrite(store, rewrite, { tagger });
    if (begun === undefined) isComplete = false;
    else [files, rows] = [files + 1, rows + begun.tagged];
  }
  return { files, rows, isComplete };
}

/** The rewrites that give each text the tags that its day must have. */
async function outdatedFiles(engine: QueryEngine, rounds: readonly TagRound[]): Promise<Rewrite[]> {
  const rows = rowsByName(await engine.query(outdatedSql(rounds)));
  return rows.map(({ table_name, path }) => {
    const table = String(table_name) as TaggedTable;
    const key = keyOfPath(String(path), table);
    const dt = dayOfKey(key);
    return taggingOf(table, dt, key, requiredVersion(rounds, dt));
  });
}
