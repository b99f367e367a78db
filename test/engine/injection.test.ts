import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { quote } from '../../functions/contract/lake/sql.ts';
import { createAthenaQueries } from '../../functions/platform/aws/athena/queries.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { type Report, reports } from '../../functions/report/catalogue.ts';
import { handleRequest } from '../../functions/report/http/handle-request.ts';
import { contextSql, type LakeContext, readContext } from '../../functions/report/lake-context.ts';
import { checkParameters } from '../../functions/report/parameters.ts';
import { planReport } from '../../functions/report/plan.ts';
import { createViews } from '../../functions/views/create-views.ts';
import { hostileTexts } from '../report/hostile-texts.ts';
import { apiPorts, thirtyTickets } from '../report/http/harness.ts';
import { writeTinyLake } from '../report/tiny-lake.ts';
import { uploadLake } from './local-lake.ts';
import { openEngine, type TestEngine } from './open-engine.ts';
import { parseWithTrino } from './trino-parse.ts';

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
  await createViews(engine);
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

const textsOf = (report: Report): string[] => [
  ...report.filters,
  ...report.parameters.filter(({ type }) => type === 'text').map(({ name }) => name),
];

/** What is planned for a report with one text in one parameter, and the same with a harmless one in its place. */
const harmless = 'zqzq';
const planOf = (report: Report, context: LakeContext, name: string, text: string) =>
  planReport(report, checkParameters(report, { ...days, [name]: text }), context, defaultSettings).sql;

test.each(
  reports.filter((report) => textsOf(report).length > 0).map((report) => [report.name, report] as const),
)(
  '%s: Trino reads every hostile text in every text parameter as a literal, and nothing else changes',
  async (_, report) => {
    const { trinoUrl } = inject('engine');
    const context = readContext(await engine.query(contextSql), defaultSettings);
    const literal = async (text: string) =>
      (await parseWithTrino(trinoUrl, `select ${quote(text)}`)).trim().replace(/^SELECT /, '');
    const expected = new Map<string, string>();
    for (const name of textsOf(report))
      expected.set(name, await parseWithTrino(trinoUrl, planOf(report, context, name, harmless)));
    for (const text of hostileTexts.map((given) => given.toWellFormed())) {
      const shown = await literal(text);
      await Promise.all(
        textsOf(report).map(async (name) => {
          const parsed = await parseWithTrino(trinoUrl, planOf(report, context, name, text));
          const same = expected.get(name)?.replaceAll(`'${harmless}'`, () => shown);
          expect(parsed === same, `${name} = ${text}`).toBe(true);
        }),
      );
    }
  },
);

test('a text that got out of its quotes would be seen', async () => {
  const { trinoUrl } = inject('engine');
  const parse = (text: string) => parseWithTrino(trinoUrl, `select 1 from t where a = '${text}' and b = 2`);
  expect(await parse("' or '1'='1")).not.toContain("'' or ''1''=''1'");
  expect(await parse("'' or ''1''=''1")).toContain("''' or ''1''=''1'");
  await expect(parse("'")).rejects.toThrow(/mismatched|line 1/);
});

/** Queries under way at a time. */
const atOnce = 4;

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
    const attacks = textsOf(report).flatMap((name, index) =>
      chosen(report, index).map((text) => ({ [name]: text })),
    );
    for (let start = 0; start < attacks.length; start += atOnce)
      for (const rows of await Promise.all(attacks.slice(start, start + atOnce).map(rowsOf)))
        expect(rows).toEqual([]);
  },
);

/** A third of the texts for one parameter of one report; for each of the others the next one. */
const chosen = (report: Report, index: number): readonly string[] =>
  report.name === 'tickets' && index === 0
    ? hostileTexts.filter((_, n) => n % 3 === 0)
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
