import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { costTable, monthlyCost, usualUse } from '../../infra/cost.ts';

test('the page shows the table that the script computes', () => {
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const unpadded = (text: string) => text.replace(/[ -]+/g, '');
  expect(unpadded(page)).toContain(unpadded(costTable(usualUse)));
});

test('a later first day makes queries cheaper in proportion', () => {
  const name = 'S3 requests of queries';
  const [long = 0, short = 0] = [720, 360].map((days) => monthlyCost({ ...usualUse, days })[name]);
  const [fixed = 0] = [0].map((days) => monthlyCost({ ...usualUse, days })[name]);
  expect((long - fixed) / (short - fixed)).toBeCloseTo(2, 9);
});
