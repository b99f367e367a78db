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
    1,
  );
  expect(strata.names).toEqual(['order/de/normal', 'refund/*/*']);
  expect(strata.stratumOf).toEqual([0, 1, 1]);
});

test('unknown attributes merge with known ones last, and that is said', () => {
  const counts = [count('order', 'de', 100), count('unknown', 'de', 35), count('refund', 'de', 40)];
  expect(mergeStrata(counts, 1).notes).toEqual([]);
  const small = mergeStrata([count('order', 'de', 100), count('unknown', 'de', 5)], 1);
  expect(small.names).toHaveLength(1);
  expect(small.notes).toHaveLength(1);
});

test('what the treated never had is in no stratum; too little of everything is one stratum', () => {
  expect(mergeStrata([count('order', 'de', 50), count('refund', 'de', 0, 80)], 1).stratumOf).toEqual([0, -1]);
  expect(mergeStrata([count('order', 'de', 3), count('refund', 'de', 4)], 1).stratumOf).toEqual([0, 0]);
  expect(mergeStrata([], 1).names).toEqual([]);
});

test('few observations among the controls merge too, unless there are no controls', () => {
  const counts = [count('order', 'de', 100, 10), count('refund', 'de', 100, 100)];
  expect(mergeStrata(counts, 1).names).toHaveLength(1);
  expect(mergeStrata(counts, 0).names).toHaveLength(2);
});

test('where controls are thin in a language, it is merged with what the treated do not speak', () => {
  const swedish = [count('order', 'sv', 100, 40), count('order', 'de', 0, 500), count('order', 'en', 0, 900)];
  expect(mergeStrata(swedish, 8)).toMatchObject({ names: ['order/*/normal'], stratumOf: [0, 0, 0] });
  // Three times as many are enough, or as many times as there are controls.
  expect(mergeStrata([count('order', 'sv', 100, 300), ...swedish.slice(1)], 8).stratumOf).toEqual([
    0, -1, -1,
  ]);
  expect(mergeStrata([count('order', 'sv', 100, 299), ...swedish.slice(1)], 8).stratumOf).toEqual([0, 0, 0]);
  expect(mergeStrata([count('order', 'sv', 100, 110), ...swedish.slice(1)], 1).stratumOf).toEqual([
    0, -1, -1,
  ]);
});

test('languages with enough controls stay apart, unless there is nothing else to merge with', () => {
  const both = [count('order', 'en', 100, 400), count('order', 'sv', 100, 50)];
  expect(mergeStrata([...both, count('order', 'de', 0, 400)], 8).stratumOf).toEqual(
    [0, 1, 1].map((s) => 1 - s),
  );
  expect(mergeStrata(both, 8).names).toEqual(['order/*/normal']);
});

test('an unknown language is not merged with known ones for thin controls', () => {
  const counts = [
    count('order', 'unknown', 50, 40),
    count('order', 'sv', 100, 40),
    count('order', 'de', 0, 900),
  ];
  expect(mergeStrata(counts, 8)).toMatchObject({
    names: ['order/*/normal', 'order/unknown/normal'],
    notes: [],
  });
});

test('no controls, no thin languages', () => {
  expect(mergeStrata([count('order', 'sv', 100, 0), count('order', 'de', 100, 0)], 0).names).toHaveLength(2);
});
