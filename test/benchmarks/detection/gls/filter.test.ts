import { expect, test } from 'vitest';
import { logEValue } from '../../../../functions/detect/estimate/e-process.ts';
import { type ContrastDay, scoreOf } from './filter.ts';

const day = (value: number, variance: number, isAfter: boolean): ContrastDay => ({
  value,
  variance,
  isAfter,
});

test('the score of eight days is that of generalised least squares on all of them at once', () => {
  // Worked out with the dense covariance matrix: min(i, j) · .0004 + diag(R), a free level, the change as regressor.
  const before = [0.02, -0.01, 0, 0.03, -0.02].map((value) => day(value, 0.01, false));
  const after = [day(-0.1, 0.01, true), day(-0.06, 0.02, true), day(-0.12, 0.01, true)];
  const { sum, information } = scoreOf([...before, ...after], 0.0004);
  expect(sum).toBeCloseTo(14.609098282, 8);
  expect(information).toBeCloseTo(142.008490839, 8);
  expect(logEValue(sum / information, information, 0.05)).toBeCloseTo(0.430016697, 8);
});

test('without a walk it compares two means', () => {
  const before = [0.1, 0.3].map((value) => day(value, 0.02, false));
  const after = [-0.1, 0.1, 0.3].map((value) => day(value, 0.02, true));
  const { sum, information } = scoreOf([...before, ...after], 0);
  expect(1 / information).toBeCloseTo(0.02 / 2 + 0.02 / 3, 12);
  expect(sum / information).toBeCloseTo(0.2 - 0.1, 12);
});

test('a day without tickets tells nothing, but the level may move in it', () => {
  const days = [day(0.1, 0.01, false), day(Number.NaN, 0, false), day(0, 0.01, true)];
  expect(1 / scoreOf(days, 0.001).information).toBeCloseTo(0.01 + 0.01 + 2 * 0.001, 12);
});

test('before the change nothing speaks for or against it', () => {
  expect(scoreOf([day(0.1, 0.01, false), day(0.4, 0.01, false)], 0.001)).toEqual({ sum: 0, information: 0 });
});
