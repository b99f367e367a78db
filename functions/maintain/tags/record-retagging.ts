import pMap from 'p-map';
import { sqlText } from '../../contract/lake/compose-sql.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import { hashOf } from '../../contract/records/hash-of.ts';
import { dayOf } from '../../contract/records/instant.ts';
import type { ObjectStore, QueryEngine } from '../../platform/ports.ts';
import type { MaintainEnvironment } from '../compact.ts';
import { findOutput, openRewrites } from '../rewrite/carry-out.ts';
import { type Rewrite, requestsAtOnce } from '../rewrite/rewrite.ts';

/**
 * Records from which day on texts were tagged, for curation: of the rewrites whose files are there and whose intents are
 * still kept. Called before such intents are deleted, and after new files were put: killed anywhere in between, the
 * next run records them.
 */
export async function recordRetagging(
  engine: QueryEngine,
  { store, now }: Pick<MaintainEnvironment, 'store' | 'now'>,
): Promise<void> {
  const tagging = (await readTaggings(store)).finished;
  if (tagging.length === 0) return;
  const outputs = tagging.map(({ output }) => output).sort();
  const values = {
    tagged_at: { instant: now },
    tag_version: newestVersion(tagging),
    first_dt: firstDay(tagging),
    files: tagging.length,
    batch: hashOf(outputs),
    dt: dayOf(now),
  };
  await engine.insert('retaggings', bindParameters(sqlText('maintain/record_retagging'), values));
}

/**
 * Records that files are about to be tagged, before the first is: whoever reads the lake knows that tags of two versions
 * stand beside each other, also where this run is killed.
 */
export async function recordBegin(
  engine: QueryEngine,
  { now }: Pick<MaintainEnvironment, 'now'>,
  rewrites: readonly Rewrite[],
): Promise<void> {
  const tag_version = newestVersion(rewrites);
  const row = { tag_version, first_dt: firstDay(rewrites), files: 0, batch: `begun ${tag_version}` };
  const values = { ...row, tagged_at: { instant: now }, dt: dayOf(now) };
  await engine.insert('retaggings', bindParameters(sqlText('maintain/record_retagging'), values));
}

const newestVersion = (rewrites: readonly Rewrite[]): number =>
  Math.max(...rewrites.map(({ tagVersion = 0 }) => tagVersion));
const firstDay = (rewrites: readonly Rewrite[]): string => rewrites.map(({ dt }) => dt).sort()[0]!;

/**
 * Marks the newest version that was recorded as complete: readers that rest on tags change to it at once. To be called
 * when no text waits for its tags, neither to be begun nor begun; killed before it, the next run's search does it.
 */
export async function completeRetagging(
  engine: QueryEngine,
  { now }: Pick<MaintainEnvironment, 'now'>,
): Promise<void> {
  const values = { tagged_at: { instant: now }, dt: dayOf(now) };
  await engine.insert('retaggings', bindParameters(sqlText('maintain/complete_retagging'), values));
}

/** Whether each rewrite that tags, and whose intent is kept, has its file. */
export async function areTaggingsFinished(store: ObjectStore): Promise<boolean> {
  const { open, finished } = await readTaggings(store);
  return finished.length === open.length;
}

async function readTaggings(store: ObjectStore): Promise<{ open: Rewrite[]; finished: Rewrite[] }> {
  const open = (await openRewrites(store)).filter(({ tagVersion }) => tagVersion !== undefined);
  const outputs = await pMap(open, (rewrite) => findOutput(store, rewrite), requestsAtOnce);
  return { open, finished: open.filter((_, i) => outputs[i] !== undefined) };
}
