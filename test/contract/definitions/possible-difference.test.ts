import { expect, test } from 'vitest';
import {
  largestDifference,
  withinPossible,
} from '../../../functions/contract/definitions/possible-difference.ts';

test('shares differ by 100 points at most, scores by 4, money by anything', () => {
  expect(['reopen_rate', 'csat', 'handling_cost', 'service'].map(largestDifference)).toEqual([
    1,
    4,
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
});

test('what reaches beyond ends there, what does not is the row itself', () => {
  const wide = { effect: 0.587, lower: -1.2, upper: 1.083, n: 12 };
  expect(withinPossible(wide, 'reopen_rate')).toEqual({ effect: 0.587, lower: -1, upper: 1, n: 12 });
  expect(withinPossible(wide, 'csat')).toBe(wide);
  expect(withinPossible({ ...wide, upper: 4.2 }, 'csat').upper).toBe(4);
  expect(withinPossible({ effect: 900, lower: null }, 'handling_cost')).toEqual({ effect: 900, lower: null });
});
