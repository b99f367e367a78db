import { variable } from '../environment.ts';
import type { ObjectStore, QueryEngine } from '../ports.ts';
import { createAthenaEngine } from './athena/engine.ts';
import { readResultFile } from './athena/result-file.ts';
import { athenaClient, s3Client } from './clients.ts';
import { createS3ObjectStore } from './s3-object-store.ts';

/** Time left for stopping what runs and saying so. */
const reserveMilliseconds = 10_000;

export interface StageLake {
  /** The lake's bucket. */
  readonly store: ObjectStore;
  /** Athena over the lake; its queries are stopped before the function's time is up. */
  openEngine(context: LambdaTime): QueryEngine;
}

interface LambdaTime {
  getRemainingTimeInMillis(): number;
}

/** Fires ten seconds before Lambda would end the call, so that what runs elsewhere can be stopped. */
const signalBeforeTimeout = (context: LambdaTime): AbortSignal =>
  AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - reserveMilliseconds));

/**
 * The lake that the deployment gave to the function.
 * @throws MissingVariable
 */
export function stageLake(): StageLake {
  const s3 = s3Client();
  const athena = {
    client: athenaClient(),
    workGroup: variable('WORK_GROUP'),
    database: variable('DATABASE'),
    readFile: readResultFile.bind(undefined, s3),
  };
  return {
    store: createS3ObjectStore({ client: s3, bucket: variable('LAKE_BUCKET') }),
    openEngine: (context) => createAthenaEngine({ ...athena, signal: signalBeforeTimeout(context) }),
  };
}
