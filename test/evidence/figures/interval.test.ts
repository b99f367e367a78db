import { expect, test } from 'vitest';
import { greyInWords } from '../../../functions/evidence/figures/interval.ts';

const look = (looked_on: string) => ({ looked_on, effect: 0.1, effect_lower: 0.02, effect_upper: 0.18 });
const looks = [look('2026-03-18'), look('2026-03-19')];

test.each([
  [undefined, 'Grey: nothing is flagged.'],
  ['2026-03-19', 'Grey: the days before the flag.'],
  ['2026-03-18', ''],
])('flagged on %s, the caption says what is grey: %s', (flaggedOn, words) => {
  expect(greyInWords(looks, flaggedOn)).toBe(words);
});

test('a look without an interval is not in the chart, and so not grey', () => {
  const early = { looked_on: '2026-03-17', effect: null, effect_lower: null, effect_upper: null };
  expect(greyInWords([early, ...looks], '2026-03-18')).toBe('');
});
