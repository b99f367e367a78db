import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleVariance } from '../../../../functions/report/inference/estimates/intervals.ts';
import { standardise } from '../../../../functions/report/inference/estimates/standardise.ts';

const scores = (weight: number, n: number, mean: number, variance: number) => ({
  weight,
  n,
  total: n * mean,
  total_squares: (n - 1) * variance + n * mean * mean,
});

describe('direct standardisation', () => {
  test('weighs strata by the mix, not by whom they happened to', () => {
    const strata = [scores(50, 90, 4.5, 0.5), scores(50, 10, 2.5, 1)];
    const { interval, covered, strata: count } = standardise(strata, { isShare: false, bounds: [1, 5] });
    expect(interval!.value).toBeCloseTo(3.5, 12);
    const variance = 0.25 * (0.5 / 90) + 0.25 * (1 / 10);
    const freedom = variance ** 2 / ((0.25 * (0.5 / 90)) ** 2 / 89 + (0.25 * 0.1) ** 2 / 9);
    expect(freedom).toBeGreaterThan(9);
    // t quantile at 10.03 degrees of freedom, from tables: 2.227
    expect(interval!.upper - interval!.value).toBeCloseTo(2.227 * Math.sqrt(variance), 3);
    expect({ covered, count }).toEqual({ covered: 1, count: 2 });
  });

  test('with one stratum is the plain mean', () => {
    const only = scores(7, 40, 3.2, 1.1);
    const { interval } = standardise([only], { isShare: false });
    expect(interval!.value).toBeCloseTo(3.2, 12);
    expect(sampleVariance(only)).toBeCloseTo(1.1, 10);
  });

  test('says how much of the mix it covers, and does not answer below half', () => {
    const none = { weight: 60, n: 1, total: 5, total_squares: 25 };
    expect(standardise([scores(40, 100, 4, 1), none], { isShare: false })).toMatchObject({
      interval: undefined,
      covered: 0.4,
      strata: 1,
    });
    expect(standardise([], { isShare: true })).toEqual({ interval: undefined, covered: 0, strata: 0 });
  });

  test('does not take a stratum of all or none for certain', () => {
    const all = { weight: 1, n: 12, total: 12, total_squares: 12 };
    const { interval } = standardise([all], { isShare: true, bounds: [0, 1] });
    expect(interval).toMatchObject({ value: 1, upper: 1 });
    expect(interval!.lower).toBeLessThan(0.95);
  });

  test('does not change when a stratum is split in two alike halves of the mix', () => {
    const stratum = fc.record({
      weight: fc.integer({ min: 1, max: 500 }),
      n: fc.integer({ min: 20, max: 400 }),
      share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (drawn) => {
        const strata = drawn.map(({ weight, n, share }) => ({
          weight,
          n,
          total: share * n,
          total_squares: share * n,
        }));
        const halves = strata.flatMap((whole) =>
          [0, 1].map(() => ({
            weight: whole.weight / 2,
            n: whole.n / 2,
            total: whole.total / 2,
            total_squares: whole.total_squares / 2,
          })),
        );
        const options = { isShare: true, bounds: [0, 1] } as const;
        expect(standardise(halves, options).interval!.value).toBeCloseTo(
          standardise(strata, options).interval!.value,
          9,
        );
      }),
    );
  });
});
