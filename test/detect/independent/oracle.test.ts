import { expect, test } from 'vitest';
import { logNormalCdf } from './log-normal-cdf.ts';
import { evidence } from './oracle.ts';

test("the oracle gives the page's own test vectors", () => {
  const drop = evidence(0.2, 0.06 ** 2, 0.2, 0.05);
  expect(drop.logE).toBeCloseTo(4.54222062494991, 9);
  expect(drop.upper - drop.effect).toBeCloseTo(0.18247587986156297, 12);
  expect(evidence(-0.2, 0.06 ** 2, 0.2, 0.05).logE).toBeCloseTo(-2.7149348904736454, 9);
});

test('log Φ is right in the far tail', () => {
  expect(logNormalCdf(-9)).toBeCloseTo(-43.62814949111325, 6);
  expect(logNormalCdf(-6)).toBeCloseTo(-20.736768993974, 6);
  expect(logNormalCdf(0)).toBeCloseTo(Math.log(0.5), 12);
  expect(logNormalCdf(1.2)).toBeCloseTo(Math.log(0.8849303297782918), 10);
});
