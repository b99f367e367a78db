import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainDrop } from '../../../functions/report/judge/explain-drop.ts';
import { numberOf, type Row } from '../../../functions/report/judge/rows.ts';

const cell = fc.record({
  stratum: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  period: fc.constantFrom('before', 'after'),
  tickets: fc.integer({ min: 0, max: 400 }),
  n: fc.integer({ min: 0, max: 60 }),
  score: fc.integer({ min: 1, max: 5 }),
});
const toRow = ({
  n,
  score,
  ...rest
}: {
  n: number;
  score: number;
  stratum: string;
  period: string;
}): Row => ({
  ...rest,
  metric: 'csat',
  n,
  total: n * score,
  total_squares: n * score * score,
  n_mature: n,
});

test('the parts of all strata add up to the difference of the plain means', () => {
  let explained = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 4, maxLength: 20 }), (given) => {
      const [whole, ...strata] = explainDrop(given.map(toRow));
      if (whole === undefined || whole.raw === null) return;
      explained++;
      const added = (name: string) => strata.reduce((sum, row) => sum + numberOf(row, name), 0);
      const parts = added('within') + added('mix') + added('response');
      expect(parts).toBeCloseTo(numberOf(whole, 'before') - numberOf(whole, 'after'), 9);
      expect(added('raw')).toBeCloseTo(numberOf(whole, 'raw'), 9);
      expect(parts).toBeCloseTo(numberOf(whole, 'raw'), 9);
    }),
  );
  expect(explained).toBeGreaterThan(10);
});

test('strata with few observations stand together, and too few in all explain nothing', () => {
  const row = (stratum: string, period: string, n: number) =>
    toRow({ stratum, period, n, score: 4, ...{ tickets: 50 } });
  const both = (stratum: string, n: number) => [row(stratum, 'before', n), row(stratum, 'after', n)];
  const named = explainDrop([...both('a', 30), ...both('b', 9), ...both('c', 3)]);
  expect(named.map((own) => [own.stratum, own.status])).toEqual([
    ['*', 'ok'],
    ['a', 'ok'],
    ['other', 'ok'],
  ]);
  const [alone, ...rest] = explainDrop(both('a', 9));
  expect([alone?.status, alone?.raw, alone?.n_before, rest]).toEqual(['not_enough_data', null, 9, []]);
  expect(explainDrop([])).toEqual([]);
});
