import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { readFindings } from '../findings/read-findings.ts';
import { publishFindings } from '../notify/publish-findings.ts';
import { eventBridgeClient, snsClient } from '../platform/aws/clients.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { createAwsPublisher } from '../platform/aws/publisher.ts';
import { stageLake } from '../platform/aws/stage-lake.ts';
import { variable } from '../platform/environment.ts';
import { count, logger } from '../platform/observability.ts';
import { describeFindings } from './explain/findings.ts';
import { changesOf, runDetect } from './run-detect.ts';

const { store, openEngine } = stageLake();
const topicArn = variable('FINDINGS_TOPIC');
const publisher = createAwsPublisher({ sns: snsClient(), eventBridge: eventBridgeClient(), topicArn });

async function look(_: unknown, context: Context): Promise<object> {
  const engine = openEngine(context);
  const result = await runDetect({ engine, settings: await readSettings(store) });
  const { brands, looks, recorded } = result;
  const findings = describeFindings(looks, changesOf(result));
  const dismissed = (await readFindings(engine)).filter(({ state }) => state === 'dismissed');
  const published = await publishFindings(findings, looks, {
    reportUrl: variable('REPORT_URL'),
    store,
    publisher,
    dismissed: new Set(dismissed.map(({ finding_id }) => String(finding_id))),
    // Deployments roll back on this metric: a drop that an earlier look has published is no reason to do it again.
    onNewRegression: ({ brand }) => count({ name: 'Regressions', value: 1, brand }),
  });
  count({ name: 'DetectorRan', value: 1 });
  logger.info('looked', { brands, looks: looks.length, recorded, findings: findings.length });
  return { brands, looks: looks.length, recorded, findings: findings.length, published };
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(look);
