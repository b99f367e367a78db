import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type LandingPrefixes, placeOfKey } from '../contract/records/landing.ts';
import type { Rejection } from '../contract/records/rejection.ts';
import { s3Client, secretsClient } from '../platform/aws/clients.ts';
import { stageSentiment } from '../platform/aws/comprehend/stage-comprehend.ts';
import { readCustomerSecrets } from '../platform/aws/customer-secret.ts';
import { keptFor } from '../platform/aws/kept-for.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { landedObjects } from '../platform/aws/landed-objects.ts';
import { onceItWorks } from '../platform/aws/once-it-works.ts';
import { openS3InputObject } from '../platform/aws/s3-input-object.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { count, logged, logger } from '../platform/observability.ts';
import type { InputObject } from '../platform/ports.ts';
import { MappingError } from '../sources/mapping.ts';
import { openTextTagger } from '../tag/open-text-tagger.ts';
import { lastOwnWords } from '../tag/words/own-text.ts';
import { type IngestOptions, ingestObject } from './ingest-object.ts';
import { landedOptions } from './landed-options.ts';
import { privacyOf } from './privacy.ts';
import { defaultLimits } from './read/limits.ts';

const client = s3Client();
const bucketStore = (bucket: string) => createS3ObjectStore({ client, bucket });
const prefixes = JSON.parse(variable('LANDING_PREFIXES')) as LandingPrefixes;
const mappings = bucketStore(variable('MAPPINGS_BUCKET'));
const secrets = () => readCustomerSecrets(secretsClient(), variable('CUSTOMER_SECRET'));
const privacy = onceItWorks(async () => privacyOf((await secrets()).current));
const limits = { ...defaultLimits, firstDay: variable('FIRST_DAY') };
const lake = { store: bucketStore(variable('LAKE_BUCKET')), clock: Date.now, limits };
const sources = keptFor(60_000, Date.now, async () => (await readSettings(lake.store)).sources);
/** Half of a call's time may go by until a remote engine is asked no more. */
let askedUntil = 0;
const engine = stageSentiment({
  store: lake.store,
  ownWords: lastOwnWords,
  isTimeUp: () => Date.now() > askedUntil,
});
/** Records wait for no model: the lexicons classify, and the night's maintenance fails loudly. */
const withoutModel = {
  onUnreadable: ({ message }: Error) => logger.error('a model cannot be read', { model: message }),
  onTexts: (texts: number) => count({ name: 'TextsDegraded', value: texts }),
};
/** A model that was fitted again is in use within minutes. */
const tagger = keptFor(5 * 60_000, Date.now, async () => {
  const { default_language } = await readSettings(lake.store);
  return openTextTagger(lake.store, { defaultLanguage: default_language, engine, withoutModel });
});
const rejectedShare = Number(variable('REJECTED_SHARE'));
const processor = new BatchProcessor(EventType.SQS);

async function ingest({ body }: SQSRecord): Promise<void> {
  for (const location of landedObjects(body)) {
    const options = await landedOptions(mappings, placeOfKey(location.key, prefixes), await sources());
    const object = await openS3InputObject({ client, ...location });
    const read = (more: IngestOptions) => ingestOne(object, { ...options, ...more });
    // What a file lacks is content, not a fault to be tried again.
    const result = await read({}).catch((error: unknown) => read({ refusal: refusalOf(error) }));
    logger.info('ingested', { key: location.key, ...result });
    const { recordsIn, quarantined } = result;
    const isMostlyRejected = recordsIn > 0 && quarantined / recordsIn > rejectedShare;
    count(
      { name: 'ObjectsIngested', value: 1 },
      { name: 'RecordsQuarantined', value: quarantined },
      ...(isMostlyRejected ? [{ name: 'ObjectsRejected', value: 1 } as const] : []),
    );
  }
}

const ingestOne = async (object: InputObject, options: IngestOptions) =>
  ingestObject(object, { ...lake, privacy: await privacy(), tagger: await tagger() }, options);

/** @throws what is no fault of the file */
function refusalOf(error: unknown): Rejection {
  if (!(error instanceof MappingError)) throw error;
  return { reason: 'missing_column', path: '', message: error.message };
}

/** Lambda counts no error of a call that names the messages it failed. */
const counted = (record: SQSRecord): Promise<void> =>
  ingest(record).catch((error: unknown) => {
    count({ name: 'ObjectsFailed', value: 1 });
    throw error;
  });

export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(injectLambdaContext(logger))
  .handler((event, context) => {
    askedUntil = Date.now() + context.getRemainingTimeInMillis() / 2;
    return processPartialResponse(event, logged(counted), processor, {
      context,
      throwOnFullBatchFailure: false,
    });
  });
