import { expect, test } from 'vitest';
import { dayNumber } from '../../../functions/contract/detection/brand-facts.ts';
import type { Change } from '../../../functions/detect/changes/changes.ts';
import { listByEbh, spendBudget } from '../../../functions/detect/decide/multiplicity.ts';

test('e-BH lists as many as their e-values carry', () => {
  const logs = [200, 90, 1, 1].map(Math.log);
  // 4/(1·.05) = 80 ≤ 200; 4/(2·.05) = 40 ≤ 90; 4/(3·.05) = 26.7 > 1
  expect(listByEbh(logs, 4)).toEqual([true, true, false, false]);
  expect(listByEbh([Math.log(79), 0, 0, 0], 4)).toEqual([false, false, false, false]);
  // Streams that cannot be listed count all the same: 5/(1·.05) = 100 > 90.
  expect(listByEbh([Math.log(90)], 5)).toEqual([false]);
  expect(listByEbh([Math.log(90)], 4)).toEqual([true]);
  expect(listByEbh([], 7)).toEqual([]);
});

const change = (id: string, day: string): Change => ({
  id,
  kind: 'ai_rollout',
  selector: {},
  day: dayNumber(day),
  isFromMidnight: true,
  stageDays: [dayNumber(day)],
  cutDays: [dayNumber(day)],
  knownFrom: Number.NEGATIVE_INFINITY,
});

test('the k-th change of a quarter gets B/(k(k+1)), half over its streams and half over its scopes, in any order', () => {
  const changes = [change('b', '2026-02-03'), change('a', '2026-01-05'), change('c', '2026-04-01')];
  const many = () => ({ streams: 100, scopes: 8 });
  const levels = spendBudget(changes, many, 1, 0.05);
  const level = (id: string) => levels.get(id) ?? { stream: Number.NaN, alarm: Number.NaN };
  expect(level('a').stream).toBeCloseTo(1 / 2 / 2 / 100, 12);
  expect(level('a').alarm).toBeCloseTo(1 / 2 / 2 / 8, 12);
  expect(level('b').stream).toBeCloseTo(1 / 6 / 2 / 100, 12);
  expect(level('b').alarm).toBeCloseTo(1 / 6 / 2 / 8, 12);
  expect(level('c')).toEqual(level('a'));
  const few = spendBudget(changes, () => ({ streams: 1, scopes: 1 }), 1, 0.05);
  expect(few.get('a')).toEqual({ stream: 0.05, alarm: 0.05 });
  expect(spendBudget([...changes].reverse(), many, 1, 0.05)).toEqual(levels);
});
