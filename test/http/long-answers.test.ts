import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiResponse } from '../../functions/http/messages.ts';
import { longestAnswer } from '../../functions/http/runs.ts';
import {
  EngineBusy,
  type QueryResult,
  type QueryRunner,
  QueryTooLarge,
} from '../../functions/platform/ports.ts';
import { openTinyLake } from '../report/tiny-lake.ts';
import { apiPorts, call, thirtyTickets } from './harness.ts';

let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  lake = await openTinyLake(thirtyTickets);
});
afterAll(() => lake.close());

const columns = ['day', 'brand', 'metric', 'n', 'total', 'total_squares', 'maturity', 'status'].map(
  (name) => ({
    name,
    type: 'string',
  }),
);
const answerOf = (count: number): QueryResult => ({
  columns,
  rows: Array.from({ length: count }, (_, i) => [
    '2026-03-02',
    `=b${i}`,
    'ai_share',
    40,
    i % 41,
    i % 41,
    1,
    'ok',
  ]),
});

/** The API over a lake whose report has rows of our own. */
function portsWith(rows: () => Promise<QueryResult> | QueryResult) {
  const ports = apiPorts(lake);
  const queries: QueryRunner = {
    poll: async (sql, options) => (options.key.endsWith(':rows') ? rows() : ports.queries.poll(sql, options)),
  };
  return { ...ports, queries };
}
/** Answers a list's query with the rows that it asks for. */
const pagesOf = ({ columns: named, rows }: QueryResult): QueryRunner => ({
  async poll(sql) {
    const [after = 0, last = 0] = [...sql.matchAll(/row_no (?:>|<=) (\d+)/g)].map(([, no]) => Number(no));
    return { columns: named, rows: rows.slice(after, last) };
  },
});
const path = '/v1/reports/quality_daily?from=2026-03-01&to=2026-03-31&wait=20';

describe('a long answer', () => {
  test('comes page by page, whatever the page, and whole as CSV with its formulas disarmed', async () => {
    const count = 12_345;
    const ports = portsWith(() => answerOf(count));
    const first = await call(ports, 'GET', path);
    expect(first.json).toMatchObject({ status: 'succeeded', count_rows: count });
    const run = first.json.rows_csv_url.replace('/rows.csv', '');
    const seen: unknown[] = [];
    for (let url: string | null = `${run}?limit=1777`; url !== null; ) {
      const { json } = await call(ports, 'GET', url);
      seen.push(...json.rows.map(([, brand]) => brand));
      url = json.next;
    }
    expect(seen).toEqual(answerOf(count).rows.map(([, brand]) => brand));
    const page = await call(ports, 'GET', `${run}?after=4999&limit=2`);
    expect(page.json.rows.map(([, brand]) => brand)).toEqual(['=b4999', '=b5000']);
    expect((await call(ports, 'GET', `${run}?after=${count}`)).json.rows).toEqual([]);
    const csv = parse((await call(ports, 'GET', `${run}/rows.csv`)).body, { record_delimiter: '\r\n' });
    expect(csv).toHaveLength(count + 1);
    expect(csv.at(-1)?.[1]).toBe(`'=b${count - 1}`);
  });

  /** What API Gateway is given: the body is a text within it. Lambda passes on 6 MB. */
  const bytesOf = ({ status, headers, body }: ApiResponse) =>
    Buffer.byteLength(JSON.stringify({ status, headers, body }));
  const names = { quotes: '"'.repeat(1000), 'four bytes each': '💸'.repeat(600) };

  test.for(Object.entries(names))('has pages that Lambda can answer, with names of %s', async ([, name]) => {
    const count = 1500;
    const { rows } = answerOf(count);
    const long = rows.map(
      ([day, , ...rest], i) => [day, `${name}${i}`, ...rest, name].slice(0, 8) as (typeof rows)[number],
    );
    const ports = portsWith(() => ({ columns, rows: long }));
    const run = (await call(ports, 'GET', path)).json.rows_csv_url.replace('/rows.csv', '');
    const seen: unknown[] = [];
    for (let url: string | null = `${run}?limit=5000`; url !== null; ) {
      const response = await call(ports, 'GET', url);
      expect(bytesOf(response)).toBeLessThan(6 * 1024 * 1024);
      seen.push(...response.json.rows.map(([, brand]) => brand));
      url = response.json.next;
    }
    expect(seen).toEqual(long.map(([, brand]) => brand));
  });

  test.for(Object.entries(names))('and so have lists, with names of %s', async ([, name]) => {
    const rows = Array.from({ length: 1500 }, (_, i) => [`${name}${i}`, name]);
    const listed = [
      { name: 'change_id', type: 'string' },
      { name: 'selector', type: 'string' },
    ];
    const ports = { ...apiPorts(lake), queries: pagesOf({ columns: listed, rows }) };
    const seen: unknown[] = [];
    for (let url: string | null = '/v1/changes?limit=5000'; url !== null; ) {
      const response = await call(ports, 'GET', url);
      expect(bytesOf(response)).toBeLessThan(6 * 1024 * 1024);
      seen.push(...response.json.items.map(({ change_id }) => change_id));
      url = response.json.next;
    }
    expect(seen).toEqual(rows.map(([id]) => id));
  });

  test('of more rows than can be read is refused, with the way to fewer', async () => {
    for (const answer of [answerOf(longestAnswer.rows + 1), { ...answerOf(1), isCut: true }]) {
      const { status, json } = await call(
        portsWith(() => answer),
        'GET',
        path,
      );
      expect(status).toBe(422);
      expect(json.detail).toMatch(
        /more than 300,000 rows.*fewer days \(from, to\).*fewer dimensions \(by\).*one brand/,
      );
    }
  }, 60_000);
});

describe('an engine that', () => {
  test('is busy answers 503 and when to ask again; one that would read too much, 422', async () => {
    const logged: unknown[] = [];
    const failing = (error: Error) => ({
      ...portsWith(() => Promise.reject(error)),
      log: (e: unknown) => logged.push(e),
    });
    const busy = await call(failing(new EngineBusy('quota')), 'GET', path);
    expect(busy).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect((await call(failing(new QueryTooLarge('limit')), 'GET', path)).status).toBe(422);
  });
});
