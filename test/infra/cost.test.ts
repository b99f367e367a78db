import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reports } from '../../functions/report/catalogue.ts';
import { costTable, leverTable } from '../../infra/cost.ts';
import { methodCount, monthlyCost, reportDays } from '../../infra/monthly-cost.ts';
import { noUse, type Use, usualUse } from '../../infra/monthly-use.ts';
import { resourcesOf, synthesize } from './synthesize.ts';

const costOf = (changes: object, name: string): number => monthlyCost({ ...usualUse, ...changes })[name] ?? 0;

test('the page shows the tables that the script computes', () => {
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const unpadded = (text: string) => text.replace(/[ -]+/g, '');
  for (const table of [costTable(usualUse), leverTable(usualUse)])
    expect(unpadded(page)).toContain(unpadded(table));
});

test('a million tickets a month cost less than ten dollars before the first report', () => {
  const total = (changes: Partial<Use>) =>
    Object.values(monthlyCost({ ...usualUse, ...changes })).reduce((sum, dollars) => sum + dollars, 0);
  expect(total({ reportsPerDay: 0 })).toBeLessThan(10);
  expect(total(noUse)).toBeLessThan(total({ reportsPerDay: 0 }));
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const report = (total({ reportsPerDay: 1 }) - total({ reportsPerDay: 0 })) / 30;
  expect(page).toContain(`a report costs $${report.toFixed(4)}`);
});

test('a key costs by its standing there, and by queries and files; Glue by queries, whoever asks', () => {
  const key = (changes: Partial<Use>) => costOf({ ...changes, hasOwnKey: true }, "A key of the company's");
  expect(costOf({}, "A key of the company's")).toBe(0);
  expect(key(noUse)).toBeGreaterThan(1);
  expect(key({})).toBeGreaterThan(key({ objectsPerDay: 0 }));
  const glue = (changes: Partial<Use>) => costOf(changes, 'Glue requests');
  expect(glue({ reportsPerDay: 400 }) - glue({})).toBeCloseTo(glue({ biQueriesPerDay: 600 }) - glue({}), 10);
  expect(glue(noUse)).toBeGreaterThan(0);
});

test('what is assumed of reports and methods is what there is', () => {
  const days = reports.map(({ window }) => window.days);
  expect(reportDays).toBe(Math.round(days.reduce((sum, each) => sum + each, 0) / days.length));
  expect(resourcesOf(synthesize(), 'AWS::ApiGateway::Method')).toHaveLength(methodCount);
});

test('compaction costs less than it saves, the more the smaller the objects', () => {
  const requests = ['nights', 'reports', 'compaction'].map((name) => `S3 requests of ${name}`);
  requests.push('Lambda');
  const saved = (objectsPerDay: number) =>
    requests.reduce(
      (sum, name) =>
        sum + costOf({ objectsPerDay, isCompacted: false }, name) - costOf({ objectsPerDay }, name),
      0,
    );
  expect(saved(100)).toBeGreaterThan(0);
  expect(saved(1000)).toBeGreaterThan(5 * saved(100));
});
