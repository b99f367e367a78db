import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  estimateMean,
  estimateShare,
  sampleVariance,
} from '../../../../functions/report/inference/estimates/intervals.ts';

const sumsOf = (values: readonly number[]) => ({
  n: values.length,
  total: values.reduce((sum, value) => sum + value, 0),
  total_squares: values.reduce((sum, value) => sum + value * value, 0),
});

describe('a share', () => {
  test('has the interval that Wilson published for 15 of 148 (Newcombe 1998, table I, method 3)', () => {
    const { lower, upper } = estimateShare(15, 148)!;
    expect([lower.toFixed(4), upper.toFixed(4)]).toEqual(['0.0624', '0.1605']);
  });

  test('of none or all has an interval that is not a point', () => {
    expect(estimateShare(0, 20)).toMatchObject({ value: 0, lower: 0 });
    expect(estimateShare(0, 20)!.upper).toBeCloseTo(0.1611, 4);
    expect(estimateShare(20, 20)!.lower).toBeCloseTo(0.8389, 4);
  });

  test('of too few is no answer', () => {
    expect(estimateShare(0, 0)).toBeUndefined();
    expect(estimateShare(9, 9)).toBeUndefined();
  });
});

describe('a mean', () => {
  test('has the t interval of the sleep data (Student 1908: 1.58, 95 % 0.70 to 2.46)', () => {
    const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const { value, lower, upper } = estimateMean(sumsOf(differences))!;
    expect(value).toBeCloseTo(1.58, 10);
    expect(lower).toBeCloseTo(0.7001142, 6);
    expect(upper).toBeCloseTo(2.4598858, 6);
  });

  test('of equal scores on a scale is not certain, and without a scale no answer', () => {
    const fives = sumsOf(Array.from({ length: 12 }, () => 5));
    const { lower, upper } = estimateMean(fives, [1, 5])!;
    expect(upper).toBe(5);
    expect(lower).toBeLessThan(4.5);
    expect(estimateMean(fives)).toBeUndefined();
    expect(estimateMean({ n: 40, total: 36, total_squares: 32.4 })).toMatchObject({ lower: 0.9, upper: 0.9 });
  });

  test('stays on its scale, with its value inside, whatever the scores', () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(scores, (values) => {
        const { value, lower, upper } = estimateMean(sumsOf(values), [1, 5])!;
        expect(lower).toBeGreaterThanOrEqual(1);
        expect(upper).toBeLessThanOrEqual(5);
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value - 1e-12);
      }),
    );
  });

  test('never has a negative variance, however the sums were rounded', () => {
    expect(sampleVariance({ n: 3, total: 0.3, total_squares: 0.03 - 1e-17 })).toBeGreaterThanOrEqual(0);
    expect(sampleVariance({ n: 1, total: 1, total_squares: 1 })).toBeUndefined();
  });
});
