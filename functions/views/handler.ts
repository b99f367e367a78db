import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { viewNames, viewSpec } from '../contract/lake/views.ts';
import { createAthenaEngine } from '../platform/aws/athena/engine.ts';
import { commentView } from '../platform/aws/athena/view-comments.ts';
import { athenaClient, glueClient, s3Client } from '../platform/aws/clients.ts';
import { answerCloudFormation } from '../platform/aws/cloudformation-answer.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { logger } from '../platform/observability.ts';
import { createViews } from './create-views.ts';
import { keepFirstDay } from './keep-first-day.ts';

const client = athenaClient();
const glue = glueClient();
const store = createS3ObjectStore({ client: s3Client(), bucket: variable('LAKE_BUCKET') });
const engine = createAthenaEngine({
  client,
  workGroup: variable('WORK_GROUP'),
  database: variable('DATABASE'),
});

/** Deleting is nothing to do: the views go with their database. */
async function changeViews(event: CloudFormationCustomResourceEvent): Promise<void> {
  if (event.RequestType === 'Delete') return;
  const before = event.RequestType === 'Update' ? event.OldResourceProperties.FirstDay : undefined;
  await keepFirstDay(before, String(event.ResourceProperties.FirstDay), store);
  const views = await createViews(engine);
  for (const name of viewNames) await commentView(glue, variable('DATABASE'), viewSpec(name));
  logger.info('views created', { views });
}

export const handler = middy<CloudFormationCustomResourceEvent, void>()
  .use(injectLambdaContext(logger))
  .handler((event) => answerCloudFormation(event, () => changeViews(event)));
