import { expect, test } from 'vitest';
import { isThin } from '../../../functions/evidence/gather/questions.ts';

const thin = (metric: string, more: object) =>
  isThin({ rows: [{ metric, n_after: 2400, days: 30, after: 0.7, ...more }] }, metric);

test('a chart has a point a day where a day has enough, else one a week', () => {
  expect(thin('verified_resolution_rate', {})).toBe(false);
  expect(thin('verified_resolution_rate', { n_after: 1500 })).toBe(true);
  expect(thin('csat', { after: 4.1 })).toBe(false);
  expect(thin('reopen_rate', { metric: 'csat' })).toBe(true);
});

test('days on which a share has one or two of its rarer outcome are put together', () => {
  expect(thin('reopen_rate', { after: 0.04 })).toBe(true);
  expect(thin('verified_resolution_rate', { after: 0.96 })).toBe(true);
  expect(thin('reopen_rate', { after: 0.06, n_after: 9000 })).toBe(false);
});
