import { expect, test } from 'vitest';
import { format } from '../../../functions/evidence/figures/format-number.ts';
import { differenceOf } from '../../../functions/evidence/figures/scale.ts';

test('a value beside its bar reads as in the sentence', () => {
  for (const value of [0.06514, -0.0052, 0.0004, -0.0004, 0])
    expect(differenceOf('reopen_rate', value)).toBe(format(value, 'share', true));
  for (const value of [0.514, -0.3, 0.004, 0])
    expect(differenceOf('csat', value)).toBe(format(value, 'points', true));
});

test('with its sign and the digits of its metric', () => {
  expect([0.06514, -0.0052, 0.0004, 0].map((value) => differenceOf('reopen_rate', value))).toEqual([
    '+6.5',
    '−0.5',
    '0.0',
    '0.0',
  ]);
  expect([0.514, -0.3, 0].map((value) => differenceOf('csat', value))).toEqual(['+0.51', '−0.30', '0.00']);
});
