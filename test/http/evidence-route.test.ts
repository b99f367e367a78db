import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderEvidence } from '../../functions/evidence/render-evidence.ts';
import { handleRequest } from '../../functions/http/handle-request.ts';
import type { ApiPorts, MakeEvidence } from '../../functions/http/runs.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';
import { openTinyLake } from '../report/tiny-lake.ts';
import { apiPorts, thirtyTickets } from './harness.ts';

let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  lake = await openTinyLake(thirtyTickets);
});
afterAll(() => lake.close());

const get = (ports: ApiPorts, query: Readonly<Record<string, string>> = {}, caller = 'me') =>
  handleRequest({ method: 'GET', path: '/v1/evidence', base: '/live', query, caller }, ports);

/** A page of one query, and how often it was made. */
function counted() {
  const made: unknown[] = [];
  const evidence: MakeEvidence = async (wanted, run) => {
    const { rows } = await run('select 7 as seven');
    made.push(wanted);
    return { text: `<!doctype html><p>${rows[0]?.[0]}` };
  };
  return { made, evidence };
}

test('the page comes where objects cannot be linked to, and is made once for a caller', async () => {
  const { made, evidence } = counted();
  const ports = apiPorts(lake, { evidence });
  const first = await get(ports, { change: 'c1' });
  expect([first.status, first.body]).toEqual([200, '<!doctype html><p>7']);
  expect(first.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect(await get(ports, { change: 'c1' })).toEqual(first);
  expect(made).toEqual([{ change: 'c1' }]);
  await get(ports, { change: 'c1' }, 'another');
  expect(made).toHaveLength(2);
});

test('in the cloud it lies below the results of its caller, and a short-lived link to it comes', async () => {
  const { evidence } = counted();
  const results = createMemoryStore();
  const linkTo = async (key: string, type?: string) => `https://bucket/${key}?as=${type}`;
  const { status, headers, body } = await get(apiPorts(lake, { evidence, results, linkTo }), {
    change: 'c1',
  });
  expect([status, body]).toEqual([303, '']);
  const key =
    /^https:\/\/bucket\/(.*)\?as=text\/html; charset=utf-8$/.exec(headers.location ?? '')?.[1] ?? '';
  expect(key).toMatch(/^runs\/[0-9a-f]{32}\/[0-9a-f]{32}\/evidence\.html$/);
  expect(new TextDecoder().decode(results.objects.get(key))).toBe('<!doctype html><p>7');
});

test('while its queries run the answer is 202 and where to ask again; the next call has what was answered', async () => {
  const { evidence } = counted();
  let isDone = false;
  const keys: string[] = [];
  const queries: ApiPorts['queries'] = {
    poll: async (sql, { key }) => {
      keys.push(key);
      return isDone ? lake.query(sql) : undefined;
    },
  };
  const ports = apiPorts(lake, { evidence, queries });
  const waiting = await get(ports, { change: 'a b', wait: '0' });
  expect([waiting.status, waiting.headers['retry-after']]).toEqual([202, '1']);
  expect(JSON.parse(waiting.body)).toMatchObject({
    status: 'running',
    status_url: '/live/v1/evidence?change=a+b',
  });
  isDone = true;
  expect((await get(ports, { change: 'a b', wait: '0' })).status).toBe(200);
  expect(new Set(keys).size).toBe(1);
});

test('what is not there, wrong parameters, too many pages and no pages at all are problems', async () => {
  const nothing: MakeEvidence = async () => {
    throw Object.assign(new Error('nothing is known of change "x"'), { name: 'NothingToShow' });
  };
  const statusOf = async (ports: ApiPorts, query = {}) => (await get(ports, query)).status;
  expect(await statusOf(apiPorts(lake, { evidence: nothing }), { change: 'x' })).toBe(404);
  expect(await statusOf(apiPorts(lake, { evidence: nothing }), { chnage: 'x' })).toBe(400);
  expect(await statusOf(apiPorts(lake, { evidence: nothing }), { change: 'x'.repeat(1001) })).toBe(400);
  expect(await statusOf(apiPorts(lake))).toBe(404);
  const { evidence } = counted();
  const ports = apiPorts(lake, { evidence, runsPerCaller: 1 });
  expect([await statusOf(ports, { change: 'a' }), await statusOf(ports, { change: 'b' })]).toEqual([
    200, 429,
  ]);
});

test('the page itself is the one that the command makes', async () => {
  const ports = apiPorts(lake, { evidence: renderEvidence });
  const { status, body } = await get(ports);
  const made = await renderEvidence({}, (sql) => lake.query(sql), ports.settings).catch(
    (error: Error) => error.name,
  );
  expect(status).toBe(made === 'NothingToShow' ? 404 : 200);
  if (typeof made !== 'string') expect(body).toBe(made.text);
});
