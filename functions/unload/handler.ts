import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import type { TableQuery } from '../contract/records/landing.ts';
import { createAthenaQueries, createAthenaStatements } from '../platform/aws/athena/queries.ts';
import { athenaClient, s3Client } from '../platform/aws/clients.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { logger } from '../platform/observability.ts';
import { unloadQuery } from './unload-query.ts';

const Task = z.strictObject({ task: z.literal('unload'), since: z.iso.datetime({ offset: true }) });

/** A query over tables, and where its rows land. */
type LandingQuery = TableQuery & { readonly location: string };
const landingQueries = JSON.parse(variable('TABLE_QUERIES')) as readonly LandingQuery[];
const client = athenaClient();
const workGroup = variable('WORK_GROUP');
const s3 = s3Client();
const store = createS3ObjectStore({ client: s3, bucket: variable('LAKE_BUCKET') });
const mappings = createS3ObjectStore({ client: s3, bucket: variable('MAPPINGS_BUCKET') });
/** Left for noting what became of a run. */
const reserveMilliseconds = 20_000;

/** Writes the rows of each query into landing, one after the other; one that fails stops no other. */
async function unload(event: unknown, context: Context): Promise<{ isDone: boolean }> {
  const since = Date.parse(Task.parse(event).since);
  const secondsLeft = () => Math.max(0, context.getRemainingTimeInMillis() - reserveMilliseconds) / 1000;
  const failures: Error[] = [];
  let isDone = true;
  for (const { location, ...query } of landingQueries) {
    const athena = { client, workGroup, database: query.database };
    const [queries, statements] = [createAthenaQueries(athena), createAthenaStatements(athena)];
    const ports = { store, mappings, queries, statements, clock: Date.now, secondsLeft };
    try {
      const hasEnded = await unloadQuery(ports, query, location, since);
      isDone &&= hasEnded;
      logger.info('unloaded', { source: query.source, query: query.name, hasEnded });
    } catch (error) {
      failures.push(error as Error);
      logger.error('a query over tables failed', { source: query.source, query: query.name, error });
    }
  }
  if (isDone && failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  return { isDone };
}

export const handler = middy<unknown, { isDone: boolean }>().use(injectLambdaContext(logger)).handler(unload);
