import { expect, test } from 'vitest';
import { createWorkspace } from '../../../functions/detect/noise/workspace.ts';

test('arrays of one step do not overlap, however large they are', () => {
  const { take, step } = createWorkspace();
  step(() => {
    const arrays = [3, 5000, 7, 20_000, 1].map((length) => take(length));
    for (const [i, array] of arrays.entries()) array.fill(i + 1);
    expect(arrays.map(({ length }) => length)).toEqual([3, 5000, 7, 20_000, 1]);
    for (const [i, array] of arrays.entries()) expect(array.every((value) => value === i + 1)).toBe(true);
  });
});

test('every step begins with zeros', () => {
  const { take, step } = createWorkspace();
  for (const length of [10, 6000, 2500]) {
    step(() => {
      const array = take(length);
      expect(array.every((value) => value === 0)).toBe(true);
      array.fill(7);
      take(4).fill(7);
    });
  }
  expect([...take(20_000)].every((value) => value === 0)).toBe(true);
});

test('a step within another leaves the arrays of the outer one alone, even when the memory had to grow', () => {
  const { take, step } = createWorkspace();
  step(() => {
    const outer = take(3000).fill(1);
    for (const length of [500, 9000, 40_000]) {
      step(() => take(length).fill(2));
      expect(outer.every((value) => value === 1)).toBe(true);
      expect(take(length).every((value) => value === 0)).toBe(true);
    }
  });
});

test('a step that throws gives its arrays back', () => {
  const { take, step } = createWorkspace();
  expect(() =>
    step(() => {
      take(10).fill(3);
      throw new Error('stopped');
    }),
  ).toThrow('stopped');
  expect([...take(10)]).toEqual(new Array(10).fill(0));
});
