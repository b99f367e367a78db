import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { GlueClient, type TableInput } from '@aws-sdk/client-glue';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { createAthenaEngine } from '../../../functions/platform/aws/athena/engine.ts';
import { readResultFile } from '../../../functions/platform/aws/athena/result-file.ts';
import type { QueryEngine } from '../../../functions/platform/ports.ts';
import type { FacadeOptions } from '../athena-facade/executions.ts';
import type { MetadataSource } from '../athena-facade/metadata.ts';
import { putResult } from '../athena-facade/put-result.ts';
import { type AthenaFacade, startAthenaFacade } from '../athena-facade/server.ts';
import { copyViews } from '../lakes/copy-views.ts';
import { createLake, type LakeOptions, markView, type TestLake } from '../lakes/create-lake.ts';
import { emulatorCredentials, emulatorRegion } from './ministack.ts';
import { createTrinoClient, type TrinoClient } from './trino-client.ts';

/** Where the servers of this tier answer; each test file starts a facade of its own before them. */
export interface EngineAddress {
  /** S3 and Glue. */
  readonly awsEndpoint: string;
  /** Knows what the engine has asked of Glue. */
  readonly glueProxy: string;
  readonly trinoUrl: string;
  /** The lake's tables as the template has them. */
  readonly tables: readonly TableInput[];
}

/** The database in which the tier's start has created the views. */
export const viewsDatabase = 'defaults';

/** The tier's servers as one test file sees them, behind a facade of its own. */
export interface TestEngine {
  readonly athena: AthenaClient;
  /** Another client of the facade. */
  client(more: { readonly maxAttempts: number }): AthenaClient;
  readonly facade: AthenaFacade;
  readonly glue: GlueClient;
  readonly s3: S3Client;
  readonly trino: TrinoClient;
  createLake(name: string, options?: LakeOptions): Promise<TestLake>;
  /** Makes the views in a lake as the tier's start has created them in another: a hundred times quicker. */
  copyViews(lake: TestLake): Promise<void>;
  /** Our Athena adapter as Lambdas use it, on the facade, on Trino, on the Glue tables of a lake. */
  open(lake: TestLake): QueryEngine;
  /** The same, which reads long answers page by page. */
  openPaged(lake: TestLake): QueryEngine;
  stop(): Promise<void>;
}

/** @param name of a results bucket and a workgroup */
export async function openEngineAt(
  { awsEndpoint, trinoUrl, tables }: EngineAddress,
  name: string,
  more: Partial<FacadeOptions & MetadataSource> = {},
): Promise<TestEngine> {
  const common = { endpoint: awsEndpoint, region: emulatorRegion, credentials: emulatorCredentials };
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  const glue = new GlueClient(common);
  const trino = createTrinoClient(trinoUrl);
  const results = `${name}-results`;
  await s3.send(new CreateBucketCommand({ Bucket: results }));
  const workGroup = { outputLocation: `s3://${results}/${name}/` };
  const facade = await startAthenaFacade({
    trino,
    glue,
    workGroupNames: async () => [name],
    workGroup: async (given) => (given === name ? workGroup : undefined),
    afterView: (database, view) => markView(glue, database, view),
    putResult: (location, text) => putResult(s3, location, text),
    ...more,
  });
  const client = (more: object) => new AthenaClient({ ...common, endpoint: facade.endpoint, ...more });
  const athena = client({});
  return {
    athena,
    client,
    facade,
    glue,
    s3,
    trino,
    createLake: (lake, options = {}) => createLake({ glue, s3, tables }, lake, options),
    copyViews: ({ database }) => copyViews(glue, viewsDatabase, database),
    open: ({ database }) =>
      createAthenaEngine({
        ...{ client: athena, workGroup: name, database, sleep: patience },
        readFile: readResultFile.bind(undefined, s3),
      }),
    openPaged: ({ database }) =>
      createAthenaEngine({ client: athena, workGroup: name, database, sleep: patience }),
    stop: () => facade.stop(),
  };
}

/** Our adapter asks ever more seldom how a query stands; here that costs nothing. */
const patience = (milliseconds: number) => sleep(Math.min(milliseconds, 100));
