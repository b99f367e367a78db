import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerHttp } from '../../../functions/cli/serve-http.ts';
import { type Report, reports } from '../../../functions/report/catalogue.ts';
import { parameterNames } from '../../../functions/report/parameters.ts';
import { hostileTexts, refusedTexts } from '../hostile-texts.ts';
import { openTinyLake } from '../tiny-lake.ts';
import { apiPorts, thirtyTickets } from './harness.ts';

/** The server that `serve` starts, asked by a hostile caller. */

let lake: Awaited<ReturnType<typeof openTinyLake>>;
let server: Server;
let url: string;
const logged: unknown[] = [];
beforeAll(async () => {
  lake = await openTinyLake(thirtyTickets);
  const ports = apiPorts(lake, { log: (error) => logged.push(error) });
  server = createServer((request, response) => answerHttp(request, response, ports)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await lake.close();
});

/** Words of our SQL, our engines and our files that no answer may show. */
const leak =
  /\bselect |\bfrom episodes|\bcte\b|row_number|duckdb|binder error|parser error|catalog error|syntax error at|trino|athena|\.ts:\d|\.parquet|read_parquet/i;

/** Asks; whatever is answered is no failure and shows nothing of the inside. @returns the rows, if there are any */
async function ask(path: string, init: RequestInit = {}): Promise<readonly unknown[]> {
  const response = await fetch(url + path, init);
  const body = await response.text();
  expect([200, 400, 404, 413], `${path}: ${response.status} ${body.slice(0, 300)}`).toContain(
    response.status,
  );
  const shown = JSON.parse(body) as { rows?: unknown[]; detail?: string; invalid_parameters?: unknown };
  if (response.status !== 200) {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    // What the caller sent may come back; what we made of it may not.
    const sent = [...hostileTexts, ...refusedTexts].filter((text) => text.length > 3);
    const ours = sent.reduce((text, own) => text.replaceAll(own, ''), shown.detail ?? '');
    expect(ours).not.toMatch(leak);
  }
  return shown.rows ?? [];
}

const days = { from: '2026-03-01', to: '2026-03-31' };
const asked = (report: Report, given: Record<string, string>) =>
  ask(`/v1/reports/${report.name}?${new URLSearchParams({ ...days, wait: '20', ...given })}`);

const byName = (name: string): Report => reports.find((report) => report.name === name)!;
const isText = (report: Report, name: string): boolean =>
  report.filters.includes(name as never) ||
  report.parameters.some((parameter) => parameter.name === name && parameter.type === 'text');

/** Every n-th text: each parameter with each text is planned in ../injection.test.ts. */
const everyOf = (n: number): readonly string[] => hostileTexts.filter((_, index) => index % n === 0);

test('tickets: every text parameter takes a text as a text, one of them every text', async () => {
  const report = byName('tickets');
  expect((await asked(report, {})).length).toBe(30);
  for (const name of parameterNames(report).filter((own) => isText(report, own)))
    for (const text of name === 'intent' ? hostileTexts : everyOf(12))
      expect(await asked(report, { [name]: text }), `${name} = ${text}`).toEqual([]);
});

describe.each(reports.map((report) => [report.name, report] as const))('%s', (_, report) => {
  const names = parameterNames(report);

  test('refuses every text in every parameter that is none', async () => {
    for (const name of names.filter((own) => !isText(report, own)))
      for (const text of everyOf(5)) expect(await asked(report, { [name]: text })).toEqual([]);
  });

  test('gives no row for hostile texts in all text parameters at once', async () => {
    const texts = names.filter((own) => isText(report, own));
    if (texts.length === 0) return;
    for (const text of everyOf(20))
      expect(await asked(report, Object.fromEntries(texts.map((name) => [name, text])))).toEqual([]);
  });

  test('refuses control characters, long texts, unknown names, and bodies that are no parameters', async () => {
    const path = `/v1/reports/${report.name}/runs`;
    const post = (body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) });
    for (const text of refusedTexts.slice(0, 9)) {
      for (const name of names) expect(await post({ [name]: text })).toEqual([]);
      expect(await post({ [text]: 'x' })).toEqual([]);
      expect(await post(text)).toEqual([]);
    }
  });
});

test('names in paths and queries are taken as names', async () => {
  for (const text of hostileTexts) {
    const name = encodeURIComponent(text.toWellFormed());
    for (const path of [`/v1/reports/${name}`, `/v1/runs/${name}`, `/v1/runs/${name}/rows.csv`])
      expect(await ask(path)).toEqual([]);
    expect(await ask(`/v1/reports/tickets?${name}=x`)).toEqual([]);
    for (const list of ['findings', 'changes'])
      for (const own of ['limit', 'after']) expect(await ask(`/v1/${list}?${own}=${name}`)).toEqual([]);
  }
});

test('nothing of all this failed inside', () => expect(logged).toEqual([]));
