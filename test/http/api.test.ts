import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleRequest } from '../../functions/http/handle-request.ts';
import { callerOf } from '../../functions/http/messages.ts';
import { openTinyLake } from '../report/tiny-lake.ts';
import { apiPorts, call, thirtyTickets } from './harness.ts';

let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  lake = await openTinyLake(thirtyTickets);
});
afterAll(() => lake.close());

const march = 'from=2026-03-01&to=2026-03-31';
const body = JSON.stringify({ from: '2026-03-01', to: '2026-03-31', by: ['market'] });

describe('runs', () => {
  test('are started, asked for, and paged through', async () => {
    const ports = apiPorts(lake);
    const started = await call(ports, 'POST', '/v1/reports/tickets/runs', {
      body: '{"from":"2026-03-01","to":"2026-03-31"}',
    });
    expect(started.status).toBe(202);
    expect(started.headers.location).toBe(started.json.status_url);
    const first = await call(ports, 'GET', `${started.json.status_url}?wait=20&limit=20`);
    expect(first.json).toMatchObject({ status: 'succeeded', count_rows: 30, from: '2026-03-01' });
    const second = await call(ports, 'GET', first.json.next);
    expect(second.json.next).toBeNull();
    const keys = [first, second].flatMap(({ json }) => json.rows.map(([key]) => key));
    expect(new Set(keys).size).toBe(30);
  });

  test('carry the stage in their links', async () => {
    const request = {
      method: 'GET',
      path: '/v1/reports/tickets',
      base: '/prod',
      query: { wait: '20' },
      caller: 'a',
    };
    const { body: text } = await handleRequest(request, apiPorts(lake));
    const { run_id, rows_csv_url } = JSON.parse(text);
    expect(rows_csv_url).toBe(`/prod/v1/runs/${run_id}/rows.csv`);
  });

  test('are the same for the same request of the same caller within ten minutes', async () => {
    let now = Date.UTC(2026, 5, 1, 12, 9, 30);
    const ports = apiPorts(lake, { now: () => now });
    const post = async (text: string, caller = 'local') =>
      (await call(ports, 'POST', '/v1/reports/speed/runs', { body: text, caller })).json.run_id;
    const id = await post('{"from":"2026-03-01","to":"2026-03-31"}');
    expect(await post('{"to":"2026-03-31","from":"2026-03-01"}')).toBe(id);
    expect(await post('{"to":"2026-03-30","from":"2026-03-01"}')).not.toBe(id);
    expect(await post('{"from":"2026-03-01","to":"2026-03-31"}', 'somebody')).not.toBe(id);
    now += 9 * 60_000;
    expect(await post('{"from":"2026-03-01","to":"2026-03-31"}')).toBe(id);
    now += 60_000;
    expect(await post('{"from":"2026-03-01","to":"2026-03-31"}')).not.toBe(id);
  });

  test('are as many as a caller may start in ten minutes; those of others are their own', async () => {
    let now = Date.UTC(2026, 5, 1, 12, 1);
    const ports = apiPorts(lake, { now: () => now, runsPerCaller: 2 });
    const start = async (day: number, caller: string) =>
      call(ports, 'POST', '/v1/reports/speed/runs', {
        body: `{"from":"2026-03-01","to":"2026-03-0${day}"}`,
        caller,
      });
    for (const [day, caller, status] of [
      [1, 'a', 202],
      [2, 'a', 202],
      [1, 'a', 202],
      [3, 'a', 429],
      [3, 'b', 202],
    ] as const)
      expect((await start(day, caller)).status, `${day} ${caller}`).toBe(status);
    expect((await start(3, 'a')).headers['retry-after']).toBe('60');
    now += 10 * 60_000;
    expect((await start(3, 'a')).status).toBe(202);
  });

  test('belong to their caller', async () => {
    const ports = apiPorts(lake);
    const { json } = await call(ports, 'POST', '/v1/reports/quality_daily/runs', { body, caller: 'a' });
    const asked = [json.status_url, `${json.status_url}/rows.csv`];
    for (const url of asked) expect((await call(ports, 'GET', url, { caller: 'b' })).status).toBe(404);
    for (const url of asked)
      expect((await call(ports, 'GET', `${url}?wait=20`, { caller: 'a' })).status).toBe(200);
  });

  test('give their rows as CSV, or a link to it', async () => {
    const plain = apiPorts(lake);
    const { json } = await call(
      plain,
      'GET',
      `/v1/reports/quality_daily?${march}&by=market&metric=ai_share&wait=20`,
    );
    const csv = await call(plain, 'GET', json.rows_csv_url);
    expect(csv.body.split('\r\n').slice(0, 2)).toEqual([
      'day,brand,market,channel,queue,metric,n,value,value_lower,value_upper,total,total_squares,covered_share,maturity,status',
      expect.stringMatching(/^2026-03-02,\*,DE,\*,\*,ai_share,15,1,0\.79\d+,1,15,15,1,1,ok$/),
    ]);
    const linked = { ...plain, linkTo: async (key: string) => `https://bucket/${key}` };
    const moved = await call(linked, 'GET', json.rows_csv_url);
    expect(moved.status).toBe(303);
    const [, key = ''] = moved.headers.location!.split('https://bucket/');
    expect(new TextDecoder().decode(await plain.results.read(key))).toBe(csv.body);
  });

  test('guard their CSV against formulas unless asked not to, as text and behind a link', async () => {
    const [opening] = thirtyTickets.tables.episode_runs!;
    const risky = await openTinyLake({
      ...thirtyTickets,
      tables: { episode_runs: [{ ...opening, times: 1, queue: '=1+1' }] },
    });
    const plain = apiPorts(risky);
    const linked = { ...plain, linkTo: async (key: string) => key };
    const { json } = await call(plain, 'GET', `/v1/reports/tickets?${march}&wait=20`);
    for (const [more, cell] of [
      ['', "'=1+1"],
      ['?formula_guard=on', "'=1+1"],
      ['?formula_guard=off', '=1+1'],
    ]) {
      const url = `${json.rows_csv_url}${more}`;
      const csv = await call(plain, 'GET', url);
      expect(csv.body.split('\r\n')[1]!.split(',')).toContain(cell);
      const { location } = (await call(linked, 'GET', url)).headers;
      expect(new TextDecoder().decode(await plain.results.read(location!))).toBe(csv.body);
    }
    expect((await call(plain, 'GET', `${json.rows_csv_url}?formula_guard=x`)).status).toBe(400);
    await risky.close();
  });

  test('of an id that can be none are not looked for', async () => {
    const ports = apiPorts(lake);
    const unasked = { ...ports.results, read: async (key: string) => expect.fail(`asked for ${key}`) };
    for (const id of ['%00', '..%2f..%2fx', 'A'.repeat(32), '0'.repeat(31), '__proto__'])
      for (const path of [`/v1/runs/${id}`, `/v1/runs/${id}/rows.csv`])
        expect((await call({ ...ports, results: unasked }, 'GET', path)).status).toBe(404);
  });

  test('say what to know before believing them', async () => {
    const ports = apiPorts(lake);
    const before = await call(ports, 'GET', '/v1/reports/tickets?from=2020-03-01&to=2020-03-31&wait=20');
    expect(before.json).toMatchObject({ warnings: [expect.stringContaining('the lake has')] });
    const during = await call(ports, 'GET', '/v1/reports/tickets?from=2026-03-02&to=2026-03-03&wait=20');
    expect(during.json).toMatchObject({ warnings: [] });
  });

  test('that are not finished say so, and are finished later by whoever asks', async () => {
    let isReady = false;
    const ports = apiPorts(lake);
    const slow = {
      ...ports,
      queries: {
        poll: async (...given: Parameters<typeof ports.queries.poll>) =>
          isReady ? ports.queries.poll(...given) : undefined,
      },
    };
    const running = await call(slow, 'GET', `/v1/reports/handoffs?${march}&wait=0`);
    expect(running).toMatchObject({
      status: 202,
      headers: { 'retry-after': '1' },
      json: { status: 'running' },
    });
    expect((await call(slow, 'GET', `${running.json.status_url}/rows.csv`)).status).toBe(202);
    isReady = true;
    expect((await call(slow, 'GET', `${running.json.status_url}?wait=20`)).status).toBe(200);
  });

  test('that fail say nothing of the query; the log does', async () => {
    const logged: unknown[] = [];
    const failing = {
      poll: async () => Promise.reject(new Error('near "selct": syntax error in select secret')),
    };
    const ports = apiPorts(lake, { queries: failing, log: (error) => logged.push(error) });
    const { status, body: text } = await call(ports, 'GET', `/v1/reports/handoffs?${march}`);
    expect(status).toBe(500);
    expect(text).not.toMatch(/select|syntax|secret/);
    expect(String(logged[0])).toContain('syntax error');
  });
});

describe('mistakes', () => {
  test('name every parameter that is wrong', async () => {
    const { status, headers, json } = await call(
      apiPorts(lake),
      'GET',
      '/v1/reports/tickets?from=2026-02-30&limit=0&resolution=happy&markt=DE&offset=1e9',
    );
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
    const named = json.invalid_parameters.map(({ name }) => name).sort();
    expect(named).toEqual(['from', 'limit', 'markt', 'offset', 'resolution']);
    expect(json.detail).toContain('did you mean market?');
  });

  test.each([
    ['GET', '/v1/reports/nonsense', 404],
    ['GET', '/v1/reports/__proto__', 404],
    ['POST', '/v1/reports/nonsense/runs', 404],
    ['GET', '/v1/runs/0123', 404],
    ['GET', '/v1/runs/..%2f..%2fx', 404],
    ['GET', '/v1/runs/%', 404],
    ['GET', '/elsewhere', 404],
    ['DELETE', '/v1/reports', 405],
    ['GET', '/v1/reports?x=1', 400],
    ['GET', '/v1/reports/tickets?wait=26', 400],
    ['GET', '/v1/reports/tickets?from=2026-03-05&to=2026-03-01', 400],
    ['GET', '/v1/reports/tickets?from=2026-12-01', 400],
    ['GET', '/v1/findings?limit=0', 400],
    ['GET', '/v1/findings?limit=', 400],
    ['GET', '/v1/changes?after=1e2', 400],
  ])('%s %s answers %i', async (method, url, status) => {
    const answer = await call(apiPorts(lake), method, url);
    expect([answer.status, answer.json.status]).toEqual([status, status]);
  });

  test.each(['{', '[]', '"x"', '{"by":"market"}', '{"__proto__":1}', 'null'])(
    'the body %s is refused',
    async (text) => {
      const answer = await call(apiPorts(lake), 'POST', '/v1/reports/speed/runs', { body: text });
      expect(answer.status).toBe(400);
    },
  );

  test('a lake without episodes says what to do', async () => {
    const empty = await openTinyLake({ known_at: '2026-01-01T00:00:00Z', tables: {} });
    const { status, json } = await call(apiPorts(empty), 'GET', '/v1/reports/speed?wait=20');
    await empty.close();
    expect(status).toBe(409);
    expect(json.detail).toContain('handback curate');
  });
});

describe('lists', () => {
  test('changes and findings come as pages', async () => {
    const ports = apiPorts(lake);
    expect((await call(ports, 'GET', '/v1/findings')).json).toEqual({ items: [], next: null });
    const { json } = await call(ports, 'GET', '/v1/changes');
    expect(json.items).toMatchObject([{ change_id: 'c1', kind: 'ai_rollout' }]);
  });

  test('the catalogue and the OpenAPI document know every report', async () => {
    const ports = apiPorts(lake);
    const { json } = await call(ports, 'GET', '/v1/reports');
    const names = json.reports.map(({ name }) => name);
    const document = await call(ports, 'GET', '/v1/openapi.json');
    expect(Object.keys(document.json.paths)).toEqual(
      expect.arrayContaining(names.map((name) => `/v1/reports/${name}`)),
    );
  });
});

test('sessions of one role are one caller', () => {
  const role = 'arn:aws:sts::123456789012:assumed-role/Analyst';
  expect(callerOf(`${role}/maria`)).toBe(role);
  expect(callerOf('arn:aws:iam::123456789012:user/ops')).toBe('arn:aws:iam::123456789012:user/ops');
});

describe('findings', () => {
  let second = 0;
  const now = () => Date.UTC(2026, 5, 1, 12) + 1000 * second++;
  const post = (action: string, given: object, caller = 'arn:aws:sts::1:assumed-role/OnCall') =>
    call(apiPorts(flagged, { now }), 'POST', `/v1/findings/${action}`, {
      body: JSON.stringify(given),
      caller,
    });
  let flagged: Awaited<ReturnType<typeof openTinyLake>>;
  beforeAll(async () => {
    const look = {
      ...{
        known_on: '2026-03-10',
        change_id: 'ai',
        change_effective_on: '2026-03-02',
        brand: 'acme',
        scope: '*',
      },
      ...{
        metric: 'csat',
        day: 9,
        effect: 0.3,
        lower: 0.1,
        upper: 0.5,
        log_e: 9,
        alpha: 0.01,
        flagged: true,
      },
      ...{ flagged_on: '2026-03-10', listed: true, status: 'regression_suspected', definition_version: 'v' },
    };
    flagged = await openTinyLake({
      ...thirtyTickets,
      tables: { ...thirtyTickets.tables, evaluations: [look] },
    });
  });
  afterAll(() => flagged.close());
  const finding_id = 'acme:ai:2026-03-02:*';

  test('are acknowledged and dismissed in the name of their caller', async () => {
    expect((await post('acknowledge', { finding_id })).json).toMatchObject({
      action: 'acknowledged',
      marked_by: 'arn:aws:sts::1:assumed-role/OnCall',
    });
    expect((await post('dismiss', { finding_id, reason: ' test desk ' })).status).toBe(200);
    const { json } = await call(apiPorts(flagged), 'GET', '/v1/findings');
    expect(json.items).toMatchObject([{ finding_id, state: 'dismissed', reason: 'test desk' }]);
  });

  test('a mark of nothing, without its reason, or with more than it takes is refused by name', async () => {
    expect((await post('acknowledge', { finding_id: 'nowhere' })).status).toBe(404);
    expect((await post('dismiss', { finding_id })).json.invalid_parameters).toMatchObject([
      { name: 'reason' },
    ]);
    const wrong = await post('dismiss', { finding_id: 7, reason: '\u0000', by: 'me' });
    expect(wrong.status).toBe(400);
    expect(wrong.json.invalid_parameters.map(({ name }) => name).sort()).toEqual([
      'by',
      'finding_id',
      'reason',
    ]);
    expect((await call(apiPorts(flagged), 'POST', '/v1/findings/dismiss', { body: '[' })).status).toBe(400);
    expect((await call(apiPorts(flagged), 'GET', '/v1/findings/dismiss')).status).toBe(405);
  });
});
