import { expect, test } from 'vitest';
import { dayNumber } from '../../../functions/contract/brand-facts.ts';
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

test('the k-th change of a quarter gets B/(k(k+1)) over its streams, in any order of input', () => {
  const changes = [change('b', '2026-02-03'), change('a', '2026-01-05'), change('c', '2026-04-01')];
  const levels = spendBudget(changes, () => 100, 1, 0.05);
  expect(levels.get('a')).toBeCloseTo(1 / 2 / 100, 12);
  expect(levels.get('b')).toBeCloseTo(1 / 6 / 100, 12);
  expect(levels.get('c')).toBeCloseTo(1 / 2 / 100, 12);
  expect(spendBudget(changes, () => 1, 1, 0.05).get('a')).toBe(0.05);
  expect(spendBudget([...changes].reverse(), () => 100, 1, 0.05)).toEqual(levels);
});
