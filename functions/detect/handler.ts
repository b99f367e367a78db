import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Settings } from '../contract/definitions/settings.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import { digestOf } from '../findings/digest.ts';
import { earlierTexts } from '../findings/earlier-harm.ts';
import { dismissedOf, readFindings } from '../findings/read-findings.ts';
import type { AskCandidates } from '../notify/hand-back.ts';
import { publishDigest } from '../notify/publish-digest.ts';
import { publishFindings } from '../notify/publish-findings.ts';
import { customNotification } from '../notify/sinks/custom-notification.ts';
import { repeatedAnnouncement } from '../notify/sinks/repeated-announcement.ts';
import { publishToEach, type Sink } from '../notify/sinks/sinks.ts';
import { slackMessage } from '../notify/sinks/slack.ts';
import { teamsMessage } from '../notify/sinks/teams.ts';
import { eventBridgeClient, secretsClient, snsClient } from '../platform/aws/clients.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { onceItWorks } from '../platform/aws/once-it-works.ts';
import { createBusPublisher, createTopicPublisher } from '../platform/aws/publisher.ts';
import { stageLake } from '../platform/aws/stage-lake.ts';
import { readWebhook } from '../platform/aws/webhook-secret.ts';
import { optionalVariable, variable } from '../platform/environment.ts';
import { count, logger } from '../platform/observability.ts';
import type { Announcement, QueryEngine } from '../platform/ports.ts';
import { postToWebhook } from '../platform/webhook.ts';
import { findReport } from '../report/catalogue.ts';
import { checkTextParameters } from '../report/parameters.ts';
import { runReport } from '../report/run-report.ts';
import { besideFindings } from './explain/beside-findings.ts';
import { describeFindings } from './explain/findings.ts';
import { changesOf, lastDayOf, runDetect } from './run-detect.ts';

const { store, openEngine } = stageLake();
const sns = snsClient();
const secrets = secretsClient();

/** A chat that takes messages at an address which a secret holds, where the deployment names one. */
const webhookSink = (
  name: 'slack' | 'teams',
  secretId: string | undefined,
  bodyOf: (announcement: Announcement) => object,
): Sink[] => {
  if (secretId === undefined) return [];
  const addressOf = onceItWorks(() => readWebhook(secrets, secretId));
  const publish = async (announcement: Announcement) =>
    postToWebhook(await addressOf(), (mayHaveArrived) =>
      bodyOf(mayHaveArrived ? repeatedAnnouncement(announcement) : announcement),
    );
  return [{ name, publisher: { publish } }];
};

const chatMessage = (announcement: Announcement): string => JSON.stringify(customNotification(announcement));
const sinks: readonly Sink[] = [
  { name: 'topic', publisher: createTopicPublisher(sns, variable('FINDINGS_TOPIC')) },
  { name: 'bus', publisher: createBusPublisher(eventBridgeClient()) },
  { name: 'chat', publisher: createTopicPublisher(sns, variable('CHAT_TOPIC'), chatMessage) },
  ...webhookSink('slack', optionalVariable('SLACK_SECRET'), slackMessage),
  ...webhookSink('teams', optionalVariable('TEAMS_SECRET'), teamsMessage),
];

const candidates = findReport('handback_candidates');

/** Answers the report handback_candidates; each question once. */
function candidatesOf(engine: QueryEngine, settings: Settings): AskCandidates {
  const answered = new Map<string, Promise<Row[]>>();
  const ask = async (given: Readonly<Record<string, string>>): Promise<Row[]> => {
    const parameters = checkTextParameters(candidates, given);
    return rowsByName(await runReport(candidates, parameters, settings, (sql) => engine.query(sql)));
  };
  return (given) => {
    const key = JSON.stringify(given);
    const answer = answered.get(key) ?? ask(given);
    answered.set(key, answer);
    return answer;
  };
}

async function look(_: unknown, context: Context): Promise<object> {
  const engine = openEngine(context);
  const settings = await readSettings(store);
  const result = await runDetect({ engine, settings });
  const { brands, looks, recorded } = result;
  const found = describeFindings(looks, changesOf(result), settings.currency);
  const findings = await readFindings(engine);
  const lookDay = lastDayOf(result);
  const silent = besideFindings(looks);
  const digest =
    lookDay === undefined
      ? undefined
      : digestOf(findings, silent, { to: lookDay, currency: settings.currency });
  count({ name: 'DetectorRan', value: 1 });
  const publication = {
    origin: {
      ...{ reportUrl: variable('REPORT_URL'), currency: settings.currency },
      earlier: earlierTexts(findings),
    },
    store,
    dismissed: dismissedOf(findings),
    candidates: candidatesOf(engine, settings),
    onShort: (error: unknown) => logger.warn('a message lacks what handing back gains', { error }),
  };
  let published = 0;
  let hasDigest = false;
  await publishToEach(sinks, async (sink) => {
    // Deployments roll back on this metric: a drop that an earlier look has reported is no reason to do it again.
    const onNewRegression = ({ brand }: { readonly brand: string }) =>
      sink.name === 'bus' && count({ name: 'Regressions', value: 1, brand });
    published = Math.max(
      published,
      await publishFindings(found, looks, { ...publication, sink, onNewRegression }),
    );
    if (digest === undefined) return;
    hasDigest = (await publishDigest(digest, Date.now(), { store, sink })) || hasDigest;
  });
  const counts = { looks: looks.length, recorded, findings: found.length, published, has_digest: hasDigest };
  logger.info('looked', { brands, ...counts });
  return { brands, ...counts };
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(look);
