import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { tableSpec } from '../../../functions/contract/lake/tables.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { runDetect } from '../../../functions/detect/run-detect.ts';
import type { FindingMessage } from '../../../functions/notify/finding-message.ts';
import { expectSameRows } from '../../engine/lakes/same-rows.ts';
import { adminKeys, eventually } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';
import { type CountedMetric, metricsOf } from '../watch/function-metrics.ts';
import { runScheduled } from '../watch/run-scheduled.ts';
import { type Inbox, matchEvents, subscribe } from '../watch/subscriptions.ts';

/** By their schedules alone: events become facts, facts findings, and findings reach people and machines. */
export function findings(scene: () => Scene): void {
  let subscribed: Inbox;
  let matched: Inbox;
  let published: FindingMessage[] = [];
  let metrics: CountedMetric[] = [];

  beforeAll(async () => {
    const { cloud, outputs } = scene();
    subscribed = await subscribe(cloud.admin, outputs.FindingsTopic ?? '');
    matched = await matchEvents(cloud.admin, { source: ['handback'], 'detail-type': ['Handback Finding'] });
  });

  test('the night makes episodes, in one commit, and looks when they are there, though it is started twice at once', async () => {
    const { cloud, outputs, deployed, local, today, firstDay } = scene();
    metrics = await runScheduled(scene(), 'night', 2);
    const machine = { stateMachineArn: outputs.NightlyMachine };
    const ended = await eventually('the end of both', 60, async () => {
      const { executions = [] } = await new SFNClient(cloud.admin).send(new ListExecutionsCommand(machine));
      return executions.some(({ status }) => status === 'RUNNING') ? undefined : executions;
    });
    expect(ended.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(await deployed.number('select count(distinct sequence) from commits')).toBe(1);
    const sql = `select brand, count(*) as n, count(claimed_at) as claimed from episodes where dt between '${firstDay}' and '${today}' group by brand`;
    expectSameRows(await deployed.bi.query(sql), await local.engine.query(sql));
  }, 630_000);

  test('the look is counted, and so are its findings', () => {
    const { worse } = scene();
    const regressions = metrics.filter(({ name }) => name === 'Regressions');
    expect(metrics.filter(({ name }) => name === 'DetectorRan')).toEqual([
      { namespace: 'HandbackSandbox', name: 'DetectorRan', value: 1, dimensions: [[]], brand: undefined },
    ]);
    expect(regressions).toContainEqual({
      namespace: 'HandbackSandbox',
      name: 'Regressions',
      value: 1,
      dimensions: [['brand']],
      brand: worse.brand,
    });
    expect(regressions).toContainEqual(expect.objectContaining({ value: 1, dimensions: [[]] }));
  });

  test('its evaluations lie in the lake, as one machine makes them from the same files', async () => {
    const { deployed, local, today } = scene();
    await runDetect({ engine: local.engine, settings: defaultSettings });
    const columns = tableSpec('evaluations').columns.map(({ name }) => name);
    const sql = `select ${columns.join(', ')} from evaluations where dt between '${addDays(today, -3)}' and '${today}'`;
    const inCloud = await deployed.bi.query(sql);
    expectSameRows(inCloud, await local.engine.query(sql));
    expect(inCloud.rows.length).toBeGreaterThan(0);
  });

  test('a subscribed queue receives each finding, with its numbers and a text to read', async () => {
    const { worse } = scene();
    const received = (await subscribed()).map(
      (body) => JSON.parse(body) as { Subject: string; Message: string },
    );
    // The first look of a week publishes the week's digest, too.
    const notices = received.filter(({ Message }) => Message.includes('"finding_id"'));
    expect(received.length - notices.length).toBe(1);
    published = notices.map(
      ({ Message }) => JSON.parse(Message.slice(Message.indexOf('\n\n{'))) as FindingMessage,
    );
    const drop = published.find(({ change }) => change === worse.changeId);
    expect(drop).toMatchObject({
      status: 'regression_confirmed',
      brand: worse.brand,
      scope: expect.stringMatching(/^(\*|NL\/chat\/)/),
      since: worse.since,
      recommended_handback: expect.arrayContaining([expect.any(String)]),
      confirming_metrics: expect.arrayContaining([expect.any(String)]),
      evidence_url: expect.stringContaining('/v1/evidence?'),
      report_url: expect.stringContaining('/v1/reports/routing_impact?'),
    });
    // The alarm of a scope has no effect of its own; any other lead has.
    if (drop?.metric !== 'service')
      for (const name of ['before', 'after', 'effect', 'lower', 'n_before', 'n_after'] as const)
        expect(drop?.[name], name).toBeGreaterThan(0);
    const text = notices.find(({ Message }) => Message.includes(drop?.finding_id ?? '?'))?.Message;
    expect(text).toMatch(/^Worse: .*, since /);
    expect(text).toMatch(/ fell .* since /);
    expect(new Set(published.map(({ finding_id }) => finding_id)).size).toBe(published.length);
  });

  test('the same findings are events on the default bus', async () => {
    const events = (await matched()).map(
      (body) => JSON.parse(body) as { source: string; 'detail-type': string; detail: FindingMessage },
    );
    for (const event of events)
      expect(event).toMatchObject({ source: 'handback', 'detail-type': 'Handback Finding' });
    const byId = (a: FindingMessage, b: FindingMessage) => (a.finding_id < b.finding_id ? -1 : 1);
    expect(events.map(({ detail }) => detail).sort(byId)).toEqual(published.toSorted(byId));
    expect(events.length).toBeGreaterThan(0);
  });

  test('the link in a finding answers', async () => {
    const { deployed, worse } = scene();
    const url = published.find(({ change }) => change === worse.changeId)?.report_url ?? '';
    const path = url.slice(url.indexOf('/v1/'));
    const answer = await eventually('the report', 120, async () => {
      const response = await deployed.request(`${path}&wait=20`, adminKeys);
      return response.status === 202 ? undefined : response;
    });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(await answer.json())).toContain(worse.changeId);
  }, 150_000);

  test('a second look on the same day records, publishes and counts nothing new', async () => {
    const { cloud, outputs, shell } = scene();
    const regressions = async () => {
      const metrics = await metricsOf(cloud.admin, outputs.DetectFunction);
      return metrics.filter(({ name, brand }) => name === 'Regressions' && brand === undefined).length;
    };
    expect(await regressions()).toBe(published.length);
    expect(await shell.invoke('"task":"detect"')).toMatchObject({ recorded: 0, published: 0 });
    await eventually('the second look in the log', 60, async () => {
      const metrics = await metricsOf(cloud.admin, outputs.DetectFunction);
      return metrics.filter(({ name }) => name === 'DetectorRan').length === 2 || undefined;
    });
    expect(await regressions()).toBe(published.length);
    expect(await subscribed()).toEqual([]);
  }, 600_000);

  test('the schedule of maintenance runs, and no call was left undelivered', async () => {
    const { deployed, outputs } = scene();
    await runScheduled(scene(), 'maintenance');
    expect(await deployed.countMessages(outputs.Undelivered ?? '')).toBe(0);
  }, 630_000);
}
