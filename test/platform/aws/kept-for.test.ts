import { expect, test } from 'vitest';
import { keptFor } from '../../../functions/platform/aws/kept-for.ts';

test('a value is made again when it is old, and after it failed', async () => {
  let [now, made] = [0, 0];
  const get = keptFor(
    100,
    () => now,
    async () => {
      made += 1;
      if (made === 1) throw new Error('not yet');
      return made;
    },
  );
  await expect(get()).rejects.toThrow('not yet');
  expect(await get()).toBe(2);
  now = 99;
  expect(await get()).toBe(2);
  now = 100;
  expect(await get()).toBe(3);
});
