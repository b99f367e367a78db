import { addDays } from '../../../functions/contract/records/instant.ts';
import type { Deployment, Outputs } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';

/** What was counted, and of which files: a file never changes, so the same ones have the same rows. */
interface Counted {
  readonly files: string;
  readonly rows: number;
}
const counted = new WeakMap<Deployment, Map<string, Counted>>();

/**
 * Rows of the ledger of what arrived today; of one object with `key`. Who waits for a row asks again and again: a query
 * is run when the ledger has other files than at the same question before.
 */
export async function countLedger(
  { deployed, today }: Pick<Scene, 'deployed' | 'today'>,
  key?: string,
): Promise<number> {
  const ofKey = key === undefined ? '' : ` and object_key = '${key}'`;
  const days = `dt between '${addDays(today, -1)}' and '${addDays(today, 1)}'`;
  const sql = `select count(*) from ingest_ledger where ${days}${ofKey}`;
  const files = (await deployed.lakeKeys('ingest_ledger/')).join();
  const before = counted.get(deployed)?.get(sql);
  if (before?.files === files) return before.rows;
  const rows = await deployed.number(sql);
  counted.set(deployed, (counted.get(deployed) ?? new Map<string, Counted>()).set(sql, { files, rows }));
  return rows;
}

/** What S3 tells the queue of an object. */
export const notificationOf = (outputs: Outputs, object: { key: string; versionId: string }): string =>
  JSON.stringify({ Records: [{ s3: { bucket: { name: outputs.LandingBucket }, object } }] });
