import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { StageSettings } from '../../../infra/config.ts';
import { quote } from '../../contract/lake/sql.ts';
import { addDays, dayOf } from '../../contract/records/instant.ts';
import { createAthenaEngine } from '../../platform/aws/athena/engine.ts';
import { attention, type Check, ok, problem } from './check.ts';
import type { DeployedStack } from './stack.ts';

const waitSeconds = 180;

/**
 * A file with an empty list goes from landing through the queue and ingest into the ledger, and is found there by a query of the
 * BI workgroup. The file is deleted after; its row in the ledger, of no records and no source, stays.
 */
export const checkFile = (
  { outputs }: DeployedStack,
  { landing }: StageSettings,
  seconds = waitSeconds,
): Check => ({
  name: 'file',
  async look() {
    const prefix = Object.keys(landing.prefixes).find((each) => landing.prefixes[each] === '');
    if (landing.bucketName !== '' || prefix === undefined)
      return attention(
        'files land where they would be taken for a source: none was put there',
        'put a file of yours there, and look whether it comes into the view ingest_ledger_current',
      );
    const place = { Bucket: outputs.LandingBucket, Key: `${prefix}handback-doctor-${Date.now()}.json` };
    const s3 = new S3Client({});
    const { VersionId } = await s3.send(new PutObjectCommand({ ...place, Body: '[]' }));
    try {
      if (await isIngested(outputs, place.Key, Date.now() + seconds * 1000))
        return ok('a file goes from landing into the lake, and Athena finds it there');
    } finally {
      await s3.send(new DeleteObjectCommand({ ...place, VersionId }));
    }
    return problem(
      `${place.Key} was not in the ledger within ${seconds} s`,
      'see docs/runbook.md#ingest-dead-letters: the log of ingest says why, or shows that nothing reached it',
    );
  },
});

async function isIngested(outputs: DeployedStack['outputs'], key: string, until: number): Promise<boolean> {
  const engine = createAthenaEngine({
    client: new AthenaClient({}),
    workGroup: outputs.BiWorkGroup ?? '',
    database: outputs.Database ?? '',
  });
  const sql = `select count(*) from ingest_ledger where dt >= ${quote(addDays(dayOf(Date.now()), -1))} and object_key = ${quote(key)}`;
  do {
    const { rows } = await engine.query(sql);
    if (Number(rows[0]?.[0]) > 0) return true;
    await sleep(5000);
  } while (Date.now() < until);
  return false;
}
