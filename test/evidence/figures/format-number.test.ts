import { expect, test } from 'vitest';
import { format } from '../../../functions/evidence/figures/format-number.ts';

test.each([
  [0.7312, 'share', false, '73.1 %'],
  [0.191, 'share', true, '+19.1'],
  [-0.047, 'share', true, '−4.7'],
  [0, 'share', true, '0.0'],
  // What is too small for its digits has no side.
  [-0.0004, 'share', true, '0.0'],
  [0.004, 'points', true, '0.00'],
  [4.0649, 'points', false, '4.06'],
  [12345, 'count', false, '12,345'],
  [10.8827, 'count', false, '10.9'],
  [-1.328, 'money', true, '−1.33'],
  [21.84, 'log', false, '21.8'],
] as const)('%s of %s (difference: %s) is %s', (value, kind, isDifference, text) => {
  expect(format(value, kind, isDifference)).toBe(text);
});
