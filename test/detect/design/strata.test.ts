import { expect, test } from 'vitest';
import { mergeStrata } from '../../../functions/detect/design/strata.ts';

const count = (intent: string, language: string, treated: number, controls = treated) => ({
  key: { weekday: '*', intent, language, priority: 'normal' },
  treated,
  controls,
});

test('large strata stay, small ones merge over languages first', () => {
  const strata = mergeStrata(
    [count('order', 'de', 100), count('refund', 'de', 20), count('refund', 'en', 20)],
    true,
  );
  expect(strata.names).toEqual(['order/de/normal', 'refund/*/*']);
  expect(strata.stratumOf).toEqual([0, 1, 1]);
});

test('unknown attributes merge with known ones last, and that is said', () => {
  const counts = [count('order', 'de', 100), count('unknown', 'de', 35), count('refund', 'de', 40)];
  expect(mergeStrata(counts, true).notes).toEqual([]);
  const small = mergeStrata([count('order', 'de', 100), count('unknown', 'de', 5)], true);
  expect(small.names).toHaveLength(1);
  expect(small.notes).toHaveLength(1);
});

test('what the treated never had is in no stratum; too little of everything is one stratum', () => {
  expect(mergeStrata([count('order', 'de', 50), count('refund', 'de', 0, 80)], true).stratumOf).toEqual([
    0, -1,
  ]);
  expect(mergeStrata([count('order', 'de', 3), count('refund', 'de', 4)], true).stratumOf).toEqual([0, 0]);
  expect(mergeStrata([], true).names).toEqual([]);
});

test('few observations among the controls merge too, unless there are no controls', () => {
  const counts = [count('order', 'de', 100, 10), count('refund', 'de', 100, 100)];
  expect(mergeStrata(counts, true).names).toHaveLength(1);
  expect(mergeStrata(counts, false).names).toHaveLength(2);
});
