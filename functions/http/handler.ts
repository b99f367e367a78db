import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { createAthenaEngine } from '../platform/aws/athena/engine.ts';
import { createAthenaQueries } from '../platform/aws/athena/queries.ts';
import { readResultFile } from '../platform/aws/athena/result-file.ts';
import { hastyAthenaClient, s3Client } from '../platform/aws/clients.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { linkToObject } from '../platform/aws/s3-links.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { count, logger } from '../platform/observability.ts';
import { handleRequest } from './handle-request.ts';
import { callerOf } from './messages.ts';
import type { MakeEvidence } from './runs.ts';

const s3 = s3Client();
const resultsBucket = variable('RESULTS_BUCKET');
const athena = {
  client: hastyAthenaClient(),
  workGroup: variable('WORK_GROUP'),
  database: variable('DATABASE'),
  readFile: readResultFile.bind(undefined, s3),
  throttleAttempts: 3,
};
/** The longest answer is read, computed and kept in less. */
const millisecondsToRead = 15_000;
/** Drawing takes its time to load: reports need not wait for it. */
const evidence: MakeEvidence = async (...given) =>
  (await import('../evidence/render-evidence.ts')).renderEvidence(...given);
const ports = {
  results: createS3ObjectStore({ client: s3, bucket: resultsBucket }),
  engine: createAthenaEngine({ ...athena }),
  now: Date.now,
  runsPerCaller: Number(variable('RUNS_PER_CALLER')),
  linkTo: linkToObject(s3, resultsBucket),
  evidence,
  log: (error: unknown) => logger.error('request failed', { error }),
};
const lake = createS3ObjectStore({ client: s3, bucket: variable('LAKE_BUCKET') });

async function answer(event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> {
  const { httpMethod: method, path, queryStringParameters, body, headers, requestContext } = event;
  const caller = callerOf(requestContext.identity.userArn ?? '');
  const query = Object.fromEntries(Object.entries(queryStringParameters ?? {}).map(([k, v]) => [k, v ?? '']));
  const base = requestContext.path?.endsWith(path) ? requestContext.path.slice(0, -path.length) : '';
  const accept = headers?.accept ?? headers?.Accept;
  const request = { method, path, base, query, body: body ?? undefined, accept, caller };
  const hasTimeToRead = () => context.getRemainingTimeInMillis() > millisecondsToRead;
  const queries = createAthenaQueries({ ...athena, hasTimeToRead });
  const response = await handleRequest(request, { ...ports, queries, settings: await readSettings(lake) });
  if (response.status === 500) count({ name: 'RequestsFailed', value: 1 });
  return { statusCode: response.status, headers: { ...response.headers }, body: response.body };
}

export const handler = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
  .use(injectLambdaContext(logger))
  .handler(answer);
