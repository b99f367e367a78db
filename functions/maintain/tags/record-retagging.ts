import { createHash } from 'node:crypto';
import pMap from 'p-map';
import { sqlText } from '../../contract/lake/compose-sql.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
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
  const tagging = await finishedTaggings(store);
  if (tagging.length === 0) return;
  const outputs = tagging.map(({ output }) => output).sort();
  const values = {
    tagged_at: { instant: now },
    tag_version: Math.max(...tagging.map(({ tagVersion = 0 }) => tagVersion)),
    first_dt: tagging.map(({ dt }) => dt).sort()[0]!,
    files: tagging.length,
    batch: createHash('sha256').update(JSON.stringify(outputs)).digest('hex').slice(0, 32),
    dt: dayOf(now),
  };
  await engine.insert('retaggings', bindParameters(sqlText('maintain/record_retagging'), values));
}

async function finishedTaggings(store: ObjectStore): Promise<Rewrite[]> {
  const open = (await openRewrites(store)).filter(({ tagVersion }) => tagVersion !== undefined);
  const outputs = await pMap(open, (rewrite) => findOutput(store, rewrite), requestsAtOnce);
  return open.filter((_, i) => outputs[i] !== undefined);
}
