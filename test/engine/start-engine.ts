import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AthenaClient } from '@aws-sdk/client-athena';
import { GlueClient } from '@aws-sdk/client-glue';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createAthenaEngine } from '../../functions/platform/aws/athena-engine.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { type AthenaFacade, startAthenaFacade } from './athena-facade/server.ts';
import { createLake, markView, type TestLake } from './lake-template.ts';
import { emulatorCredentials, emulatorRegion, startMinistack } from './ministack.ts';
import { ensureParts } from './parts.ts';
import { createTrinoClient } from './trino-client.ts';
import { startTrino } from './trino-server.ts';

export interface TestEngine {
  readonly athena: AthenaClient;
  readonly facade: AthenaFacade;
  readonly s3: S3Client;
  /** A folder that goes with it. */
  readonly folder: string;
  createLake(name: string): Promise<TestLake>;
  /** Our Athena adapter, on the facade, on Trino, on the Glue tables of a lake. */
  open(lake: TestLake): QueryEngine;
  stop(): Promise<void>;
}

const resultsBucket = 'engine-results';
const workGroups = new Map([
  ['engine', { outputLocation: `s3://${resultsBucket}/engine/` }],
  ['tight', { outputLocation: `s3://${resultsBucket}/tight/`, bytesScannedCutoff: 1000 }],
]);

/** Emulator, Trino and facade, from nothing. */
export async function startEngine(): Promise<TestEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'handback-engine-'));
  const parts = await ensureParts();
  const ministack = await startMinistack(parts, folder);
  const common = { endpoint: ministack.endpoint, region: emulatorRegion, credentials: emulatorCredentials };
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  const glue = new GlueClient(common);
  await s3.send(new CreateBucketCommand({ Bucket: resultsBucket }));
  const trino = await startTrino(parts, folder, {
    awsEndpoint: ministack.endpoint,
    unchanging: 'story',
  }).catch(async (error: unknown) => {
    await ministack.stop();
    throw error;
  });
  const facade = await startAthenaFacade({
    trino: createTrinoClient(trino.url),
    workGroup: async (name) => workGroups.get(name),
    afterView: (database, view) => markView(glue, database, view),
    putResult: (location, text) => putResult(s3, location, text),
  });
  const athena = new AthenaClient({ ...common, endpoint: facade.endpoint });
  return {
    athena,
    facade,
    s3,
    folder,
    createLake: (name) => createLake({ glue, s3 }, name),
    open: ({ database }) => createAthenaEngine({ client: athena, workGroup: 'engine', database }),
    async stop() {
      await facade.stop();
      await trino.stop();
      await ministack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Puts a result file at `s3://bucket/key`. */
export async function putResult(s3: S3Client, location: string, text: string): Promise<void> {
  const { hostname, pathname } = new URL(location);
  await s3.send(new PutObjectCommand({ Bucket: hostname, Key: pathname.slice(1), Body: text }));
}
