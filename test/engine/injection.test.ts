import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { quote } from '../../functions/contract/lake/sql.ts';
import { handleRequest } from '../../functions/http/handle-request.ts';
import { createAthenaQueries } from '../../functions/platform/aws/athena/queries.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { type Report, reports } from '../../functions/report/catalogue.ts';
import { contextSql, type LakeContext, readContext } from '../../functions/report/lake-context.ts';
import { checkParameters } from '../../functions/report/parameters.ts';
import { planReport } from '../../functions/report/plan.ts';
import { apiPorts, thirtyTickets } from '../http/harness.ts';
import { hostileTexts } from '../report/hostile-texts.ts';
import { writeTinyLake } from '../report/tiny-lake.ts';
import { uploadLake } from './lakes/local-lake.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';
import { parseWithTrino } from './servers/trino-parse.ts';

/** That each report's text is the same whatever the value is shown in test/report; here what Trino makes of it. */

const days = { from: '2026-03-01', to: '2026-03-31' };
let cloud: TestEngine;
let engine: QueryEngine;
let database: string;
/** Each hostile text as Trino writes a literal of it. */
const shown = new Map<string, string>();
beforeAll(async () => {
  cloud = await openEngine('injection');
  const lake = await cloud.createLake('injection', { firstDay: days.from, lastDay: days.to });
  await uploadLake(await writeTinyLake(thirtyTickets), cloud.s3, lake.bucket);
  engine = cloud.open(lake);
  ({ database } = lake);
  await cloud.copyViews(lake);
  await inParallel(
    wellFormed.map((text) => async () => {
      const parsed = await parseWithTrino(inject('engine').trinoUrl, `select ${quote(text)}`);
      shown.set(text, parsed.trim().replace(/^SELECT /, ''));
    }),
  );
});
afterAll(() => cloud?.stop());

test('Trino reads each quoted text as that text, to the byte', async () => {
  const values = wellFormed.map((text, index) => `(${index}, ${quote(text)})`).join(', ');
  const { rows } = await engine.query(
    `select n, to_hex(to_utf8(t)) from (values ${values}) as given (n, t) order by n`,
  );
  expect(rows).toEqual(
    wellFormed.map((text, index) => [index, Buffer.from(text).toString('hex').toUpperCase()]),
  );
});

/** Queries under way at a time. */
const atOnce = 4;
async function inParallel<T>(runs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  for (let start = 0; start < runs.length; start += atOnce)
    results.push(...(await Promise.all(runs.slice(start, start + atOnce).map((run) => run()))));
  return results;
}

const textsOf = (report: Report): string[] => [
  ...report.filters,
  ...report.parameters.filter(({ type }) => type === 'text').map(({ name }) => name),
];

/** A text for each text parameter of a report, by its place. */
const textFor = (report: Report, text: (place: number) => string): Record<string, string> =>
  Object.fromEntries(textsOf(report).map((name, place) => [name, text(place)]));
const planOf = (report: Report, context: LakeContext, texts: Record<string, string>) =>
  planReport(report, checkParameters(report, { ...days, ...texts }), context, defaultSettings).sql;
/** What the plan has in the place of a parameter's text. */
const harmless = (place: number): string => `zqzq${place}`;
const wellFormed = hostileTexts.map((text) => text.toWellFormed());

test.each(
  reports.filter((report) => textsOf(report).length > 0).map((report) => [report.name, report] as const),
)(
  '%s: Trino reads every hostile text in every text parameter as a literal, and nothing else changes',
  async (_, report) => {
    const { trinoUrl } = inject('engine');
    const context = readContext(await engine.query(contextSql), defaultSettings);
    const expected = await parseWithTrino(trinoUrl, planOf(report, context, textFor(report, harmless)));
    for (const place of textsOf(report).keys()) expect(expected).toContain(`'${harmless(place)}'`);
    // Every parameter has another text at a time, and each its turn at each of them.
    const turns = wellFormed.keys().map((turn) => async () => {
      const texts = textFor(report, (place) => wellFormed[(turn + place) % wellFormed.length]!);
      const parsed = await parseWithTrino(trinoUrl, planOf(report, context, texts));
      const same = expected.replace(
        /'zqzq(\d+)'/g,
        (_, place) => shown.get(texts[textsOf(report)[place]!]!)!,
      );
      expect(parsed === same, JSON.stringify(texts)).toBe(true);
    });
    await inParallel([...turns]);
  },
);

test('a text that got out of its quotes would be seen', async () => {
  const { trinoUrl } = inject('engine');
  const parse = (text: string) => parseWithTrino(trinoUrl, `select 1 from t where a = '${text}' and b = 2`);
  expect(await parse("' or '1'='1")).not.toContain("'' or ''1''=''1'");
  expect(await parse("'' or ''1''=''1")).toContain("''' or ''1''=''1'");
  await expect(parse("'")).rejects.toThrow(/mismatched|line 1/);
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
    const attacks = textsOf(report).flatMap((name, index) =>
      chosen(report, index).map((text) => ({ [name]: text })),
    );
    for (const rows of await inParallel(attacks.map((attack) => () => rowsOf(attack))))
      expect(rows).toEqual([]);
  },
);

/** A sixth of the texts for one parameter of one report; for each of the others the next one. */
const chosen = (report: Report, index: number): readonly string[] =>
  report.name === 'human_access' && index === 0
    ? hostileTexts.filter((_, n) => n % 6 === 0)
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
