import { expect, test } from 'vitest';
import { onceItWorks } from '../../../functions/platform/aws/once-it-works.ts';

test('a failure is not kept, a success is', async () => {
  let calls = 0;
  const value = onceItWorks(async () => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    return calls;
  });
  await expect(value()).rejects.toThrow('not yet');
  expect(await Promise.all([value(), value()])).toEqual([2, 2]);
  expect(await value()).toBe(2);
});
