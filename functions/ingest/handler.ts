import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { s3Client, secretsClient } from '../platform/aws/clients.ts';
import { readCustomerSecrets } from '../platform/aws/customer-secret.ts';
import { landedObjects } from '../platform/aws/landed-objects.ts';
import { onceItWorks } from '../platform/aws/once-it-works.ts';
import { openS3InputObject } from '../platform/aws/s3-input-object.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { count, logged, logger } from '../platform/observability.ts';
import { ingestObject } from './ingest-object.ts';
import { landedOptions } from './landed-options.ts';
import { privacyOf } from './privacy.ts';
import { defaultLimits } from './read/limits.ts';

const client = s3Client();
const bucketStore = (bucket: string) => createS3ObjectStore({ client, bucket });
const secrets = () => readCustomerSecrets(secretsClient(), variable('CUSTOMER_SECRET'));
const privacy = onceItWorks(async () => privacyOf((await secrets()).current));
const limits = { ...defaultLimits, firstDay: variable('FIRST_DAY') };
const lake = { store: bucketStore(variable('LAKE_BUCKET')), clock: Date.now, limits };
const processor = new BatchProcessor(EventType.SQS);

async function ingest({ body }: SQSRecord): Promise<void> {
  for (const { source, ...location } of landedObjects(body)) {
    const options = await landedOptions(bucketStore(location.bucket), source);
    const object = await openS3InputObject({ client, ...location });
    const result = await ingestObject(object, { ...lake, privacy: await privacy() }, options);
    logger.info('ingested', { key: location.key, ...result });
    count({ name: 'ObjectsIngested', value: 1 }, { name: 'RecordsQuarantined', value: result.quarantined });
  }
}

export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(injectLambdaContext(logger))
  .handler((event, context) =>
    processPartialResponse(event, logged(ingest), processor, { context, throwOnFullBatchFailure: false }),
  );
