import { tagSweepsPrefix } from '../../contract/lake/lake-keys.ts';
import { rowsByName } from '../../contract/lake/rows.ts';
import { keyOfPath } from '../../curate/prune.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { tagVersion } from '../../tag/tag-version.ts';
import { beginRewrite, busyKeys, openRewrites } from '../carry-out.ts';
import type { MaintainEnvironment } from '../compact.ts';
import { dayOfKey, taggingOf } from '../rewrite.ts';
import { newestSweep, putSweep } from '../sweeps.ts';
import { recordRetagging } from './record-retagging.ts';

export interface TaggedFiles {
  /** Files that were written anew with tags. */
  readonly files: number;
  /** Texts of customers that got tags. */
  readonly rows: number;
  /** True when each text of a customer has a copy that counts with the tags of today. */
  readonly isComplete: boolean;
}

/** How long a search that found nothing holds: an ingest of an earlier version may still have been under way. */
const sweepHoldsMs = 7 * 24 * 3_600_000;

/**
 * Tags customers' texts that were ingested before there were tags, or that have tags of earlier rules: each file by
 * itself, by the rewrites that compaction uses. Stopped at any moment, the next run goes on.
 * @returns undefined when a search found none a short while ago
 */
export async function tagFiles(
  engine: QueryEngine,
  environment: MaintainEnvironment,
): Promise<TaggedFiles | undefined> {
  const { store, now } = environment;
  const sweeps = `${tagSweepsPrefix}${tagVersion}/`;
  const sweep = await newestSweep(store, sweeps);
  if (sweep !== undefined && sweep.at > now - sweepHoldsMs) return undefined;
  const keys = await outdatedFiles(engine);
  if (keys.length === 0) await putSweep(store, sweeps, { at: now, knownAt: now });
  const tagged = await beginAll(environment, keys);
  await recordRetagging(engine, environment);
  return tagged;
}

async function beginAll(
  { store, isTimeUp = () => false }: MaintainEnvironment,
  keys: readonly string[],
): Promise<TaggedFiles> {
  const open = await openRewrites(store);
  const busy = busyKeys(open);
  const inHand = busyKeys(open.filter((rewrite) => rewrite.tagVersion === tagVersion));
  let [files, rows, isComplete] = [0, 0, true];
  for (const key of keys.filter((key) => !inHand.has(key))) {
    const isLater = busy.has(key) || isTimeUp();
    const begun = isLater ? undefined : await beginRewrite(store, taggingOf(dayOfKey(key), key, tagVersion));
    if (begun === undefined) isComplete = false;
    else [files, rows] = [files + 1, rows + begun.tagged];
  }
  return { files, rows, isComplete };
}

/** `"$path"` is not the same on every engine: this text stands here instead of in queries/. */
const outdatedSql = `
select distinct e."$path" as path
from ticket_events e
where (e.tag_version is null or e.tag_version < ${tagVersion}) and e.text is not null
  and (e.type = 'opened' or (e.type = 'message' and e.author = 'customer'))
order by path`;

async function outdatedFiles(engine: QueryEngine): Promise<string[]> {
  const rows = rowsByName(await engine.query(outdatedSql));
  return rows.map(({ path }) => keyOfPath(String(path), 'ticket_events'));
}
