import { addDays } from '../../../functions/contract/records/instant.ts';
import type { Outputs } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';

/** Rows of the ledger of what arrived today; of one object with `key`. */
export const countLedger = (
  { deployed, today }: Pick<Scene, 'deployed' | 'today'>,
  key?: string,
): Promise<number> => {
  const ofKey = key === undefined ? '' : ` and object_key = '${key}'`;
  const days = `dt between '${addDays(today, -1)}' and '${addDays(today, 1)}'`;
  return deployed.number(`select count(*) from ingest_ledger where ${days}${ofKey}`);
};

/** What S3 tells the queue of an object. */
export const notificationOf = (outputs: Outputs, object: { key: string; versionId: string }): string =>
  JSON.stringify({ Records: [{ s3: { bucket: { name: outputs.LandingBucket }, object } }] });
