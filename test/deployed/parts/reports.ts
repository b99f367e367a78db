import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AwsV4Signer } from 'aws4fetch';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import type { Cell } from '../../../functions/platform/ports.ts';
import { findReport } from '../../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../../functions/report/parameters.ts';
import { runReport } from '../../../functions/report/run-report.ts';
import { comparable } from '../../engine/lakes/same-rows.ts';
import { emulatorRegion } from '../../engine/servers/ministack.ts';
import { adminKeys, eventually, type Keys, urlOf } from '../cloud/deployment.ts';
import { makeUser } from '../rights/api-user.ts';
import type { Scene } from '../scene.ts';

const run = promisify(execFile);

/** Signed calls answer as one machine does; everybody else is turned away. */
export function reports(scene: () => Scene): void {
  const query = () => {
    const { story, today } = scene();
    return { from: story.firstDay, to: addDays(today, -2), by: 'brand' };
  };
  const path = () => `/v1/reports/quality_daily?${new URLSearchParams(query())}&wait=20`;
  const sorted = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row) => JSON.stringify(row.map(comparable))).sort();

  test('a signed call gives the report that one machine gives', async () => {
    const { deployed, local } = scene();
    const response = await eventually('an answer', 120, async () => {
      const got = await deployed.request(path(), adminKeys);
      return got.status === 202 ? undefined : got;
    });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { rows: Cell[][]; scanned_bytes: number };
    const report = findReport('quality_daily');
    const parameters = checkTextParameters(report, query());
    const expected = await runReport(report, parameters, defaultSettings, (sql) => local.engine.query(sql));
    expect(sorted(answer.rows)).toEqual(sorted(expected.rows));
    expect(answer.rows.length).toBeGreaterThan(20);
  }, 200_000);

  test('a client of another make (botocore) gets the same answer', async () => {
    const { cloud, deployed, outputs } = scene();
    const script = join(import.meta.dirname, '../shell/signed_call.py');
    const { stdout } = await run(
      cloud.python,
      [script, urlOf(cloud.endpoint, outputs, path()), emulatorRegion],
      {
        env: {
          ...process.env,
          AWS_ACCESS_KEY_ID: adminKeys.accessKeyId,
          AWS_SECRET_ACCESS_KEY: adminKeys.secretAccessKey,
        },
        maxBuffer: 64 * 1024 ** 2,
      },
    );
    const { status, body } = JSON.parse(stdout) as { status: number; body: { rows: Cell[][] } };
    const ours = (await (await deployed.request(path(), adminKeys)).json()) as { rows: Cell[][] };
    expect(status).toBe(200);
    expect(body.rows).toEqual(ours.rows);
  });

  test.for<[string, Keys | undefined]>([
    ['an unsigned call', undefined],
    ['a call with a key that nobody has', { accessKeyId: 'AKIAUNKNOWN000000000', secretAccessKey: 'test' }],
  ])('%s is refused', async ([, keys]) => {
    expect((await scene().deployed.request('/v1/reports', keys)).status).toBe(403);
  });

  test('a reader with the policy of docs/deploy.md reads; without it, or with a wrong secret, not', async () => {
    const { deployed } = scene();
    const { cloud, outputs } = scene();
    const stranger = await makeUser(cloud.admin, outputs, 'stranger', false);
    const reader = await makeUser(cloud.admin, outputs, 'reader', true);
    const liar = { ...reader, secretAccessKey: stranger.secretAccessKey };
    expect((await deployed.request('/v1/reports', liar)).status).toBe(403);
    expect((await deployed.request('/v1/reports', stranger)).status).toBe(403);
    expect((await deployed.request('/v1/reports', reader)).status).toBe(200);
    const mark = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await deployed.request('/v1/findings/dismiss', reader, mark)).status).toBe(403);
  });

  test('a call is refused that is too old, signed for another Region, or changed on its way', async () => {
    const { cloud, outputs } = scene();
    const keys = await makeUser(cloud.admin, outputs, 'signer', true);
    const body = (by: string) => JSON.stringify({ ...query(), by: [by] });
    const call = (more: { region?: string; datetime?: string } = {}) =>
      new AwsV4Signer({
        ...{ ...keys, service: 'execute-api', region: emulatorRegion, ...more },
        url: urlOf(cloud.endpoint, outputs, '/v1/reports/quality_daily/runs'),
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body('brand'),
      }).sign();
    const status = async ({ method, url, headers }: Awaited<ReturnType<typeof call>>, sent = body('brand')) =>
      (await fetch(url, { method, headers, body: sent })).status;
    const before = new Date(Date.now() - 20 * 60_000).toISOString().replace(/[:-]|\.\d+/g, '');
    expect(await status(await call())).toBe(202);
    expect(await status(await call({ datetime: before }))).toBe(403);
    expect(await status(await call({ region: 'eu-west-1' }))).toBe(403);
    expect(await status(await call(), body('market'))).toBe(403);
  });

  test("another caller's run is not there", async () => {
    const { cloud, deployed, outputs } = scene();
    const other = await makeUser(cloud.admin, outputs, 'other', true);
    const body = JSON.stringify({ ...query(), by: ['brand'] });
    const headers = { 'content-type': 'application/json' };
    const started = await deployed.request('/v1/reports/quality_daily/runs', adminKeys, {
      method: 'POST',
      body,
      headers,
    });
    expect(started.status).toBe(202);
    const { run_id } = (await started.json()) as { run_id: string };
    expect([200, 202]).toContain((await deployed.request(`/v1/runs/${run_id}`, adminKeys)).status);
    for (const part of ['', '/rows.csv']) {
      const refused = await deployed.request(`/v1/runs/${run_id}${part}`, other);
      expect(refused.status).toBe(404);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  test('a caller who asks faster than the stage allows is throttled, in the shape of every error', async () => {
    const { deployed } = scene();
    const end = Date.now() + 60_000;
    let throttled: Response | undefined;
    const ask = async () => {
      while (throttled === undefined && Date.now() < end) {
        const response = await deployed.request('/v1/reports', adminKeys);
        if (response.status === 429) throttled = response;
      }
    };
    // A few callers only: the emulator starts a process for each call at once.
    await Promise.all(Array.from({ length: 8 }, ask));
    expect(throttled?.headers.get('content-type')).toBe('application/problem+json');
    expect(await throttled?.json()).toMatchObject({ status: 429 });
  }, 90_000);
}
