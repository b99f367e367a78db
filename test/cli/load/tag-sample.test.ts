import { expect, test } from 'vitest';
import { TagSample } from '../../../functions/cli/load/tag-sample.ts';

test('tags and replies of one ticket come together from several files and workers', () => {
  const [one, other] = [new TagSample(), new TagSample()];
  for (const id of ['1', '2', '3', '4', '5']) one.see(id, { tags: ['a', 'b'] });
  other.see('1', { isHandled: true, isReplied: true });
  for (const id of ['6', '7']) other.see(id, { tags: ['b'], isHandled: true, isReplied: true });
  one.add(other.take());
  expect(one.unanswered()).toEqual([{ tag: 'a', tickets: 5, share: 0.8 }]);
  expect(other.unanswered()).toEqual([]);
});

test('where the data has no replies at all, it is tickets that no person has', () => {
  const sample = new TagSample();
  sample.see('1', { tags: ['a'] });
  sample.see('2', { tags: ['b'], isHandled: true });
  expect(sample.unanswered().map(({ tag }) => tag)).toEqual(['a']);
});

test('of very many tickets a sample is kept, the same in every worker', () => {
  const [one, other] = [new TagSample(100), new TagSample(100)];
  for (let id = 0; id < 5000; id++) (id % 3 === 0 ? one : other).see(String(id), { tags: ['a'] });
  const seen = other.take();
  expect(seen.tickets.size).toBeLessThanOrEqual(100);
  one.add(seen);
  const [only] = one.unanswered();
  expect(only).toMatchObject({ tag: 'a', share: 1 });
  expect(only?.tickets).toBeGreaterThan(2500);
  expect(only?.tickets).toBeLessThan(10_000);
});
