import { expect, test } from 'vitest';
import {
  intervalHalfWidth,
  logEValue,
  logTwoSidedEValue,
} from '../../../functions/detect/estimate/e-process.ts';

const information = 1 / 0.06 ** 2;

test('log E and the interval agree with vectors computed independently', () => {
  expect(logEValue(0.2, information, 0.2)).toBeCloseTo(4.54222062494991, 9);
  expect(logEValue(-0.2, information, 0.2)).toBeCloseTo(-2.7149348904736454, 9);
  expect(intervalHalfWidth(information, 0.2, 0.05)).toBeCloseTo(0.18247587986156297, 9);
});

test('stays finite and ordered far in the tail', () => {
  const deep = [-1, -3, -9, -30, -300].map((effect) => logEValue(effect, information, 0.2));
  for (const [i, value] of deep.entries()) {
    expect(Number.isFinite(value)).toBe(true);
    if (i > 0) expect(value).toBeLessThan(deep[i - 1]!);
  }
});

test('a guardrail weighs both directions alike', () => {
  expect(logTwoSidedEValue(0.2, information, 0.2)).toBe(logTwoSidedEValue(-0.2, information, 0.2));
  expect(logTwoSidedEValue(0.2, information, 0.2)).toBeCloseTo(
    Math.log((Math.exp(4.54222062494991) + Math.exp(-2.7149348904736454)) / 2),
    9,
  );
});
