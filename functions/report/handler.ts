import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { createAthenaQueries } from '../platform/aws/athena-queries.ts';
import { athenaClient, s3Client } from '../platform/aws/clients.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { linkToObject } from '../platform/aws/s3-links.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { logger } from '../platform/observability.ts';
import { handleRequest } from './http/handle-request.ts';
import { callerOf } from './http/messages.ts';

const s3 = s3Client();
const resultsBucket = variable('RESULTS_BUCKET');
const place = { workGroup: variable('WORK_GROUP'), database: variable('DATABASE') };
const ports = {
  queries: createAthenaQueries({ client: athenaClient(), ...place }),
  results: createS3ObjectStore({ client: s3, bucket: resultsBucket }),
  now: Date.now,
  linkTo: linkToObject(s3, resultsBucket),
  log: (error: unknown) => logger.error('request failed', { error }),
};
const lake = createS3ObjectStore({ client: s3, bucket: variable('LAKE_BUCKET') });

async function answer(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { httpMethod: method, path, queryStringParameters, body, requestContext } = event;
  const caller = callerOf(requestContext.identity.userArn ?? '');
  const query = Object.fromEntries(Object.entries(queryStringParameters ?? {}).map(([k, v]) => [k, v ?? '']));
  const base = requestContext.path?.endsWith(path) ? requestContext.path.slice(0, -path.length) : '';
  const request = { method, path, base, query, body: body ?? undefined, caller };
  const response = await handleRequest(request, { ...ports, settings: await readSettings(lake) });
  return { statusCode: response.status, headers: { ...response.headers }, body: response.body };
}

export const handler = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
  .use(injectLambdaContext(logger))
  .handler(answer);
