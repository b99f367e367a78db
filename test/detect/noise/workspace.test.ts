import { expect, test } from 'vitest';
import { createScratch } from '../../../functions/detect/noise/workspace.ts';

test('arrays of one step do not overlap, however large they are', () => {
  const { take } = createScratch();
  const arrays = [3, 5000, 7, 20_000, 1].map((length) => take(length));
  for (const [i, array] of arrays.entries()) array.fill(i + 1);
  expect(arrays.map(({ length }) => length)).toEqual([3, 5000, 7, 20_000, 1]);
  for (const [i, array] of arrays.entries()) expect(array.every((value) => value === i + 1)).toBe(true);
});

test('every step begins with zeros', () => {
  const { take, clear } = createScratch();
  for (const length of [10, 6000, 2500]) {
    const array = take(length);
    expect(array.every((value) => value === 0)).toBe(true);
    array.fill(7);
    take(4).fill(7);
    clear();
  }
  expect([...take(20_000)].every((value) => value === 0)).toBe(true);
});
