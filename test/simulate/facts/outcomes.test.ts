import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDraws } from '../../../functions/simulate/facts/draws.ts';
import { shiftScores } from '../../../functions/simulate/facts/outcomes.ts';

const meanScore = (scores: readonly number[]) => scores.reduce((sum, p, i) => sum + p * (i + 1), 0);

test('a shift of scores moves their mean by exactly that and stays a distribution', () => {
  const distribution = fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: 5, maxLength: 5 })
    .map((weights) => weights.map((weight) => weight / weights.reduce((a, b) => a + b)));
  fc.assert(
    fc.property(distribution, fc.double({ min: -1, max: 1, noNaN: true }), (scores, part) => {
      const stuck = scores[part > 0 ? 4 : 0]!;
      const shift = part * (1 - stuck);
      const shifted = shiftScores(scores, shift);
      expect(meanScore(shifted)).toBeCloseTo(meanScore(scores) + shift, 9);
      expect(shifted.every((p) => p >= -1e-12)).toBe(true);
      expect(shifted.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    }),
  );
});

test('draws have the moments of their distributions, on both ways of spreading', () => {
  const draws = createDraws(5, 'moments');
  const repeats = 4000;
  const mean = (draw: () => number) =>
    Array.from({ length: repeats }, draw).reduce((a, b) => a + b) / repeats;
  expect(Math.abs(mean(() => draws.poisson(7)) - 7)).toBeLessThan(0.2);
  expect(Math.abs(mean(() => draws.binomial(40, 0.3)) - 12)).toBeLessThan(0.2);
  for (const count of [10, 100]) {
    const drawn = Array.from({ length: repeats }, () => draws.multinomial(count, [0.2, 0.5, 0.3]));
    expect(drawn.every((counts) => counts.reduce((a, b) => a + b) === count)).toBe(true);
    const first = drawn.reduce((sum, counts) => sum + counts[0]!, 0) / repeats;
    expect(Math.abs(first - 0.2 * count)).toBeLessThan(0.02 * count);
  }
  expect(draws.poisson(0)).toBe(0);
  expect(draws.multinomial(0, [1])).toEqual([0]);
});
