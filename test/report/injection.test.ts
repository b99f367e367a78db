import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { type Report, reports } from '../../functions/report/catalogue.ts';
import { readContext } from '../../functions/report/lake-context.ts';
import { checkTextParameters, InvalidParameters, parameterNames } from '../../functions/report/parameters.ts';
import { planReport } from '../../functions/report/plan.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { thirtyTickets } from '../http/harness.ts';
import { hostileTexts, refusedTexts } from './hostile-texts.ts';
import { openTinyLake } from './tiny-lake.ts';

const context = readContext(
  {
    columns: [
      ...['known_at', 'definition_versions', 'first_day', 'last_day', 'last_event_day'],
      ...['coverage_kind', 'uncovered_source', 'uncovered_metric'],
    ].map((name) => ({ name, type: 'string' })),
    rows: [['2026-06-01T06:00:00Z', '{}', '2026-03-01', '2026-03-31', null, 'run', null, 'coverage']],
  },
  defaultSettings,
);

/** The text with every literal replaced: what an engine takes for SQL. */
const skeleton = (sql: string): string =>
  sql.replace(/--[^\n]*|'(?:[^']|'')*'/g, (match) => (match.startsWith('--') ? '' : '?'));

const plan = (report: Report, given: Record<string, string>) =>
  planReport(report, checkTextParameters(report, given), context, defaultSettings);

/** Undefined where no text is taken. */
function harmlessSkeleton(report: Report, name: string): string | undefined {
  try {
    return skeleton(plan(report, { [name]: 'x' }).sql);
  } catch {
    return undefined;
  }
}

describe.each(reports.map((report) => [report.name, report] as const))('%s', (_, report) => {
  /** The parameters of a report share the texts. */
  test('takes a hostile text as a text in every parameter, or refuses it', () => {
    const names = parameterNames(report);
    for (const [position, name] of names.entries()) {
      const harmless = harmlessSkeleton(report, name);
      for (const text of hostileTexts.filter((_, index) => index % names.length === position)) {
        try {
          const planned = plan(report, { [name]: text });
          expect(skeleton(planned.sql), `${name} = ${text}`).toBe(harmless);
          expect(planned.sql).toContain(`'${text.replaceAll("'", "''")}'`);
        } catch (error) {
          expect(error, `${name} = ${text}`).toBeInstanceOf(InvalidParameters);
        }
      }
    }
  });

  test('refuses control characters and what is longer than a name', () => {
    for (const name of parameterNames(report).filter((own) => own !== 'by'))
      for (const text of refusedTexts)
        expect(() => plan(report, { [name]: text }), `${name} = ${text}`).toThrow(InvalidParameters);
  });
});

describe('on an engine', () => {
  let lake: Awaited<ReturnType<typeof openTinyLake>>;
  beforeAll(async () => {
    lake = await openTinyLake(thirtyTickets);
  });
  afterAll(() => lake.close());

  test.each(
    reports.filter(({ filters }) => filters.length > 0).map((report) => [report.name, report] as const),
  )('%s gives no row more', async (_, report) => {
    for (const text of hostileTexts.slice(3, 5)) {
      const given = Object.fromEntries(report.filters.map((name) => [name, text]));
      const parameters = checkTextParameters(report, { ...given, from: '2026-03-01', to: '2026-03-31' });
      const { rows } = await runReport(report, parameters, defaultSettings, (sql) => lake.query(sql));
      expect(rows).toEqual([]);
    }
  });
});
