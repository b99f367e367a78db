import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/settings.ts';
import { quote } from '../../functions/contract/sql.ts';
import { createAthenaQueries } from '../../functions/platform/aws/athena-queries.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { type Report, reports } from '../../functions/report/catalogue.ts';
import { handleRequest } from '../../functions/report/http/handle-request.ts';
import { contextSql, readContext } from '../../functions/report/lake-context.ts';
import { checkParameters } from '../../functions/report/parameters.ts';
import { planReport } from '../../functions/report/plan.ts';
import { createViews } from '../../functions/views/create-views.ts';
import { hostileTexts } from '../report/hostile-texts.ts';
import { apiPorts, thirtyTickets } from '../report/http/harness.ts';
import { writeTinyLake } from '../report/tiny-lake.ts';
import { uploadLake } from './local-lake.ts';
import { openEngine, type TestEngine } from './open-engine.ts';

/** That each report's text is the same whatever the value is shown in test/report; here what Trino makes of it. */

const days = { from: '2026-03-01', to: '2026-03-31' };
let cloud: TestEngine;
let engine: QueryEngine;
let database: string;
beforeAll(async () => {
  cloud = await openEngine('injection');
  const lake = await cloud.createLake('injection', { firstDay: days.from, lastDay: days.to });
  await uploadLake(await writeTinyLake(thirtyTickets), cloud.s3, lake.bucket);
  engine = cloud.open(lake);
  ({ database } = lake);
  await createViews(engine, defaultSettings);
});
afterAll(() => cloud?.stop());

test('Trino reads each quoted text as that text, to the byte', async () => {
  const whole = hostileTexts.map((text) => text.toWellFormed());
  const values = whole.map((text, index) => `(${index}, ${quote(text)})`).join(', ');
  const { rows } = await engine.query(
    `select n, to_hex(to_utf8(t)) from (values ${values}) as given (n, t) order by n`,
  );
  expect(rows).toEqual(whole.map((text, index) => [index, Buffer.from(text).toString('hex').toUpperCase()]));
});

/** Over episodes alone: the others are planned for many seconds each. */
const cheap = reports.filter(({ name }) => ['tickets', 'handoffs', 'human_access', 'speed'].includes(name));

test.each(cheap.map((report) => [report.name, report] as const))(
  '%s gives no row for a hostile text, in any text parameter',
  async (_, report) => {
    const context = readContext(await engine.query(contextSql), defaultSettings);
    const rowsOf = async (given: Record<string, string>) => {
      const plan = planReport(
        report,
        checkParameters(report, { ...days, ...given }),
        context,
        defaultSettings,
      );
      return (await engine.query(plan.sql)).rows;
    };
    for (const [index, name] of textsOf(report).entries())
      for (const text of chosen(report, index)) expect(await rowsOf({ [name]: text })).toEqual([]);
  },
);

const textsOf = (report: Report): string[] => [
  ...report.filters,
  ...report.parameters.filter(({ type }) => type === 'text').map(({ name }) => name),
];

/** All texts for one parameter of one report; for each of the others the next one. */
const chosen = (report: Report, index: number): readonly string[] =>
  report.name === 'tickets' && index === 0
    ? hostileTexts
    : [hostileTexts[(index * 7) % hostileTexts.length]!];

test('an error of the engine reaches the log, not the caller', async () => {
  const logged: unknown[] = [];
  const queries = createAthenaQueries({
    client: cloud.athena,
    workGroup: 'injection',
    database: `${database}x`,
  });
  const ports = apiPorts(engine, { queries, log: (error) => logged.push(error) });
  const query = { ...days, intent: "' or 1=1 --", wait: '20' };
  const request = { method: 'GET', path: '/v1/reports/tickets', query, caller: 'someone' };
  const { status, body } = await handleRequest(request, ports);
  expect(status).toBe(500);
  expect(body).not.toMatch(/select|commits|schema|line \d|athena/i);
  expect(String(logged[0])).toContain(`${database}x`);
});
