import { afterAll, beforeAll, describe } from 'vitest';
import { createS3ObjectStore } from '../../functions/platform/aws/s3-object-store.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { objectStoreContract } from '../platform/port-suites/object-store.ts';
import { longAnswers, queryEngineContract } from '../platform/port-suites/query-engine.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';

let cloud: TestEngine;
beforeAll(async () => {
  cloud = await openEngine('contracts');
});
afterAll(() => cloud?.stop());

queryEngineContract('Athena, long answers from their files', async () => {
  const lake = await cloud.createLake('empty');
  await cloud.copyViews(lake);
  return { engine: cloud.open(lake), close: async () => {} };
});

describe('Athena, long answers page by page', () => {
  let paged: QueryEngine;
  beforeAll(async () => {
    paged = cloud.openPaged(await cloud.createLake('paged'));
  });
  longAnswers(() => paged);
});

let buckets = 0;
objectStoreContract('S3', async () => {
  const { bucket } = await cloud.createLake(`store${buckets++}`);
  return createS3ObjectStore({ client: cloud.s3, bucket });
});
