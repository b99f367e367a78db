import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { costTable, leverTable } from '../../infra/cost.ts';
import { monthlyCost, usualUse } from '../../infra/monthly-cost.ts';

const costOf = (changes: object, name: string): number => monthlyCost({ ...usualUse, ...changes })[name] ?? 0;

test('the page shows the tables that the script computes', () => {
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const unpadded = (text: string) => text.replace(/[ -]+/g, '');
  for (const table of [costTable(usualUse), leverTable(usualUse)])
    expect(unpadded(page)).toContain(unpadded(table));
});

test('compaction costs less than it saves, the more the smaller the objects', () => {
  const requests = ['S3 requests of queries', 'S3 requests of compaction', 'Lambda'];
  const saved = (objectsPerDay: number) =>
    requests.reduce(
      (sum, name) =>
        sum + costOf({ objectsPerDay, isCompacted: false }, name) - costOf({ objectsPerDay }, name),
      0,
    );
  expect(saved(100)).toBeGreaterThan(0);
  expect(saved(1000)).toBeGreaterThan(5 * saved(100));
});
