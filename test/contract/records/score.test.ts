import { expect, test } from 'vitest';
import { normalizeScore } from '../../../functions/contract/records/score.ts';

test.each([
  [1, 1, 5, 1],
  [3, 1, 5, 3],
  [10, 1, 10, 5],
  [0, -103, 103, 3],
])('%d on %d..%d is %d on 1..5', (score, min, max, score5) => {
  expect(normalizeScore(score, { min, max })).toMatchObject({ score, score5, scaleKind: 'numeric' });
});

test('good is 5, bad is 1', () => {
  expect(normalizeScore('good', null)).toMatchObject({ score5: 5, scaleKind: 'binary' });
  expect(normalizeScore('bad', null)).toMatchObject({ score5: 1, scaleKind: 'binary' });
});

test.each(['good', 'bad'] as const)('%s beside a scale of numbers is rejected', (word) => {
  expect(normalizeScore(word, { min: 1, max: 5 })).toMatchObject({ reason: 'unfit_scale', path: 'score' });
});

test.each([
  [6, { min: 1, max: 5 }, 'unfit_scale'],
  [0, { min: 1, max: 5 }, 'unfit_scale'],
  [3, { min: 5, max: 1 }, 'unfit_scale'],
  [3, { min: 3, max: 3 }, 'unfit_scale'],
  [1, { min: -1e308, max: 1e308 }, 'unfit_scale'],
  [3, null, 'missing_field'],
])('%d on %j is rejected', (score, scale, reason) => {
  expect(normalizeScore(score, scale)).toMatchObject({ reason });
});
