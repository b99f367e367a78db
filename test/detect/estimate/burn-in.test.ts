import { expect, test } from 'vitest';
import { type BurnInSums, isPastBurnIn } from '../../../functions/detect/estimate/fill-look.ts';

const share = (sums: BurnInSums, afterDay = 9) => isPastBurnIn(sums, 'share', afterDay);
const plenty = { nBefore: 196, totalBefore: 98, nAfter: 70, totalAfter: 35 };

test('a share that was rare before speaks once ten events are known on both sides together', () => {
  expect(share({ nBefore: 196, totalBefore: 0, nAfter: 70, totalAfter: 10 })).toBe(true);
  expect(share({ nBefore: 196, totalBefore: 4, nAfter: 70, totalAfter: 5 })).toBe(false);
});

test('so does one that nearly always was a yes', () => {
  expect(share({ nBefore: 196, totalBefore: 193, nAfter: 70, totalAfter: 63 })).toBe(true);
  expect(share({ nBefore: 196, totalBefore: 196, nAfter: 70, totalAfter: 61 })).toBe(false);
});

test('thirty observations and two days are needed whatever the unit', () => {
  expect(share({ ...plenty, nAfter: 29 })).toBe(false);
  expect(share(plenty, 0)).toBe(false);
  expect(share(plenty, 1)).toBe(true);
  expect(isPastBurnIn({ nBefore: 30, totalBefore: 0, nAfter: 30, totalAfter: 0 }, 'points', 1)).toBe(true);
});
