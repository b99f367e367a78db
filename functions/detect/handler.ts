import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Settings } from '../contract/definitions/settings.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import { digestOf } from '../findings/digest.ts';
import { dismissedOf, readFindings } from '../findings/read-findings.ts';
import type { AskCandidates } from '../notify/hand-back.ts';
import { publishDigest } from '../notify/publish-digest.ts';
import { publishFindings } from '../notify/publish-findings.ts';
import { eventBridgeClient, snsClient } from '../platform/aws/clients.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { createAwsPublisher } from '../platform/aws/publisher.ts';
import { stageLake } from '../platform/aws/stage-lake.ts';
import { variable } from '../platform/environment.ts';
import { count, logger } from '../platform/observability.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { findReport } from '../report/catalogue.ts';
import { checkTextParameters } from '../report/parameters.ts';
import { runReport } from '../report/run-report.ts';
import { describeCannotTell } from './explain/cannot-tell.ts';
import { describeFindings } from './explain/findings.ts';
import { changesOf, lastDayOf, runDetect } from './run-detect.ts';

const { store, openEngine } = stageLake();
const topicArn = variable('FINDINGS_TOPIC');
const publisher = createAwsPublisher({ sns: snsClient(), eventBridge: eventBridgeClient(), topicArn });

const candidates = findReport('handback_candidates');

/** Answers the report handback_candidates. */
const candidatesOf =
  (engine: QueryEngine, settings: Settings): AskCandidates =>
  async (given) =>
    rowsByName(
      await runReport(candidates, checkTextParameters(candidates, given), settings, (sql) =>
        engine.query(sql),
      ),
    );

async function look(_: unknown, context: Context): Promise<object> {
  const engine = openEngine(context);
  const settings = await readSettings(store);
  const result = await runDetect({ engine, settings });
  const { brands, looks, recorded } = result;
  const found = describeFindings(looks, changesOf(result));
  const findings = await readFindings(engine);
  const published = await publishFindings(found, looks, {
    reportUrl: variable('REPORT_URL'),
    store,
    publisher,
    dismissed: dismissedOf(findings),
    candidates: { ask: candidatesOf(engine, settings), currency: settings.currency },
    onShort: (error) => logger.warn('a message lacks what handing back gains', { error }),
    // Deployments roll back on this metric: a drop that an earlier look has published is no reason to do it again.
    onNewRegression: ({ brand }) => count({ name: 'Regressions', value: 1, brand }),
  });
  const lookDay = lastDayOf(result);
  const digest = lookDay === undefined ? undefined : digestOf(findings, describeCannotTell(looks), lookDay);
  const hasDigest = digest !== undefined && (await publishDigest(digest, Date.now(), { store, publisher }));
  count({ name: 'DetectorRan', value: 1 });
  const counts = { looks: looks.length, recorded, findings: found.length, published, has_digest: hasDigest };
  logger.info('looked', { brands, ...counts });
  return { brands, ...counts };
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(look);
