import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderCurve } from '../../../functions/contract/definitions/area-under-curve.ts';

/** Pair by pair: the share of pairs in which the low score's tag is the more negative one, ties by half. */
function byPairs(low: readonly number[], others: readonly number[]): number {
  const won = low.flatMap((a) => others.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
  return won.reduce((sum, each) => sum + each, 0) / won.length;
}

function rankSumOf(low: readonly number[], others: readonly number[]): number {
  const all = [...low, ...others];
  return low.reduce((sum, a) => {
    const below = all.filter((b) => b < a).length;
    const ties = all.filter((b) => b === a).length;
    return sum + below + (ties + 1) / 2;
  }, 0);
}

const scores = fc.array(fc.constantFrom(0, 0.1, 0.2, 0.5, 0.9, 1), { minLength: 10, maxLength: 30 });

test('the area is the share of pairs that agree, within an interval between 0 and 1', () => {
  fc.assert(
    fc.property(scores, scores, (low, others) => {
      const area = areaUnderCurve({
        n: low.length + others.length,
        low: low.length,
        rankSum: rankSumOf(low, others),
      })!;
      expect(area.value).toBeCloseTo(byPairs(low, others), 9);
      expect(area.lower).toBeGreaterThan(0);
      expect(area.upper).toBeLessThan(1);
      expect(area.upper - area.lower).toBeGreaterThan(0);
    }),
  );
});

test('an area of .8 of 50 and 100 scores has about the interval of Hanley and McNeil', () => {
  const area = areaUnderCurve({ n: 150, low: 50, rankSum: 0.8 * 5000 + (50 * 51) / 2 })!;
  expect(area.value).toBeCloseTo(0.8, 9);
  expect([area.lower.toFixed(2), area.upper.toFixed(2)]).toEqual(['0.71', '0.87']);
});

test('fewer than 10 of either kind carry no answer', () => {
  expect(areaUnderCurve({ n: 100, low: 9, rankSum: 500 })).toBeUndefined();
  expect(areaUnderCurve({ n: 100, low: 91, rankSum: 5000 })).toBeUndefined();
});
