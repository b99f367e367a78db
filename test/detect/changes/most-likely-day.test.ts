import { expect, test } from 'vitest';
import { mostLikelyDay } from '../../../functions/detect/changes/most-likely-day.ts';

const gains = (...pairs: readonly (readonly [number, number])[]) => new Map(pairs);

test('a clear peak is the day', () => {
  expect(mostLikelyDay(gains([3, 10], [4, 60], [5, 12], [9, 20]), 1)).toBe(4);
});

test('several likely neighbours beat a likelier day alone', () => {
  expect(mostLikelyDay(gains([3, 20], [12, 19], [13, 19.5], [14, 19], [16, 2]), 1)).toBe(13);
  // Noise makes a gain say less, a small one more.
  expect(mostLikelyDay(gains([3, 20], [12, 19], [13, 19.5], [14, 19], [16, 2]), 0.05)).toBe(3);
});

test('of days with the same neighbours the likeliest, in whatever order they come', () => {
  const days = gains([5, 8], [6, 9], [7, 8.5]);
  expect(mostLikelyDay(days, 1)).toBe(6);
  expect(mostLikelyDay(new Map([...days].reverse()), 1)).toBe(6);
});

test('no day, no answer', () => {
  expect(mostLikelyDay(new Map(), 1)).toBeUndefined();
});
