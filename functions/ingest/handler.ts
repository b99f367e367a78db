import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { createCustomerKeyer } from '../contract/customer-key.ts';
import { s3Client, secretsClient } from '../platform/aws/clients.ts';
import { readCustomerSecrets } from '../platform/aws/customer-secret.ts';
import { landedObjects } from '../platform/aws/landed-objects.ts';
import { onceItWorks } from '../platform/aws/once-it-works.ts';
import { openS3InputObject } from '../platform/aws/s3-input-object.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { count, logged, logger } from '../platform/observability.ts';
import { redact } from '../tag/redaction/redact.ts';
import { ingestObject } from './ingest-object.ts';
import { landedMapping } from './landed-mapping.ts';
import { defaultLimits } from './limits.ts';

const client = s3Client();
const store = createS3ObjectStore({ client, bucket: variable('LAKE_BUCKET') });
const privacy = onceItWorks(async () => {
  const { current } = await readCustomerSecrets(secretsClient(), variable('CUSTOMER_SECRET'));
  return { customerKey: createCustomerKeyer(current), keyVersion: current.version, redact };
});
const limits = { ...defaultLimits, firstDay: variable('FIRST_DAY') };
const processor = new BatchProcessor(EventType.SQS);

async function ingestMessage({ body }: SQSRecord): Promise<void> {
  for (const { source, ...location } of landedObjects(body)) {
    const landing = createS3ObjectStore({ client, bucket: location.bucket });
    const mapping = source === undefined ? undefined : await landedMapping(landing, source);
    const object = await openS3InputObject({ client, ...location });
    const options = { ...(source && { source }), ...(mapping && { mapping }) };
    const environment = { store, privacy: await privacy(), clock: Date.now, limits };
    const result = await ingestObject(object, environment, options);
    logger.info('ingested', { key: location.key, ...result });
    count({ name: 'ObjectsIngested', value: 1 });
    count({ name: 'RecordsQuarantined', value: result.quarantined });
  }
}

export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(injectLambdaContext(logger))
  .handler((event, context) =>
    processPartialResponse(event, logged(ingestMessage), processor, {
      context,
      throwOnFullBatchFailure: false,
    }),
  );
