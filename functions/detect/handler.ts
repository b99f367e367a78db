import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { findingMessages } from '../notify/finding-message.ts';
import { tellOnce } from '../notify/tell-once.ts';
import { createAthenaEngine } from '../platform/aws/athena-engine.ts';
import { athenaClient, eventBridgeClient, s3Client, snsClient } from '../platform/aws/clients.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { signalBeforeTimeout } from '../platform/aws/lambda-time.ts';
import { createAwsPublisher } from '../platform/aws/publisher.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { count, logger } from '../platform/observability.ts';
import { describeFindings } from './findings.ts';
import { changesOf, runDetect } from './runner.ts';

const client = athenaClient();
const store = createS3ObjectStore({ client: s3Client(), bucket: variable('LAKE_BUCKET') });
const place = { workGroup: variable('WORK_GROUP'), database: variable('DATABASE') };
const topicArn = variable('FINDINGS_TOPIC');
const publisher = createAwsPublisher({ sns: snsClient(), eventBridge: eventBridgeClient(), topicArn });

async function look(_: unknown, context: Context): Promise<object> {
  const engine = createAthenaEngine({ client, ...place, signal: signalBeforeTimeout(context) });
  const result = await runDetect({ engine, settings: await readSettings(store) });
  const { brands, looks, recorded } = result;
  const findings = describeFindings(looks, changesOf(result));
  const told = await tellOnce(findingMessages(findings, looks, variable('REPORT_URL')), store, publisher);
  // Deployments roll back on this metric: that a hand-back costs more is told, but no reason for it.
  for (const { brand } of findings.filter(({ is_expected }) => !is_expected))
    count({ name: 'Regressions', value: 1, brand });
  count({ name: 'DetectorRan', value: 1 });
  logger.info('looked', { brands, looks: looks.length, recorded, findings: findings.length });
  return { brands, looks: looks.length, recorded, findings: findings.length, told };
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(look);
