import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { tellFindings } from '../notify/tell-findings.ts';
import { createAthenaEngine } from '../platform/aws/athena-engine.ts';
import { readResultFile } from '../platform/aws/athena-result-file.ts';
import { athenaClient, eventBridgeClient, s3Client, snsClient } from '../platform/aws/clients.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { signalBeforeTimeout } from '../platform/aws/lambda-time.ts';
import { createAwsPublisher } from '../platform/aws/publisher.ts';
import { createS3ObjectStore } from '../platform/aws/s3-object-store.ts';
import { variable } from '../platform/environment.ts';
import { count, logger } from '../platform/observability.ts';
import { describeFindings } from './findings.ts';
import { changesOf, runDetect } from './runner.ts';

const s3 = s3Client();
const store = createS3ObjectStore({ client: s3, bucket: variable('LAKE_BUCKET') });
const athena = {
  client: athenaClient(),
  workGroup: variable('WORK_GROUP'),
  database: variable('DATABASE'),
  readFile: readResultFile.bind(undefined, s3),
};
const topicArn = variable('FINDINGS_TOPIC');
const publisher = createAwsPublisher({ sns: snsClient(), eventBridge: eventBridgeClient(), topicArn });

async function look(_: unknown, context: Context): Promise<object> {
  const engine = createAthenaEngine({ ...athena, signal: signalBeforeTimeout(context) });
  const result = await runDetect({ engine, settings: await readSettings(store) });
  const { brands, looks, recorded } = result;
  const findings = describeFindings(looks, changesOf(result));
  const told = await tellFindings(findings, looks, {
    reportUrl: variable('REPORT_URL'),
    store,
    publisher,
    // Deployments roll back on this metric: a drop that an earlier look has told is no reason to do it again.
    onNewRegression: ({ brand }) => count({ name: 'Regressions', value: 1, brand }),
  });
  count({ name: 'DetectorRan', value: 1 });
  logger.info('looked', { brands, looks: looks.length, recorded, findings: findings.length });
  return { brands, looks: looks.length, recorded, findings: findings.length, told };
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(look);
