import { expect, test } from 'vitest';
import { cautiousDrift, estimateDrift } from '../../../functions/detect/noise/drift.ts';
import type { ResidualSeries } from '../../../functions/detect/noise/residuals.ts';
import { addWaves, createWaves } from '../../../functions/detect/noise/waves.ts';

/** Weekly residuals of 100 observations with variance .2 each, of the given means. */
const weekly = (means: readonly number[]): ResidualSeries => ({
  n: new Float64Array(means.length).fill(100),
  residual: Float64Array.from(means, (mean) => 100 * mean),
  variance: new Float64Array(means.length).fill(20),
});
/** Quiet weeks around a level. */
const around = (weeks: number, level: number): number[] =>
  Array.from({ length: weeks }, (_, w) => level + 0.02 * Math.cos(2.7 * w));
/** @param ends weeks at which segments end */
function drift(means: readonly number[], ends: readonly number[], first = 0): number | undefined {
  const waves = createWaves(ends.length);
  const days = ends.map((end) => 7 * end);
  addWaves(waves, { own: weekly(means), all: undefined, phi: 1, others: 0, first, ends: days, part: 1 });
  return estimateDrift(waves, waves.count);
}

test('a step is drift where nothing cuts history, and none where its segments are taken apart', () => {
  const stepped = [...around(14, 0.06), ...around(12, -0.06)];
  expect(drift(stepped, [26])).toBeGreaterThan(1e-5);
  expect(drift(stepped, [14, 26])).toBe(0);
});

test('segments of less than 8 weeks do not count, and less than 12 weeks in all say nothing', () => {
  const wild = around(26, 0).map((mean, w) => (w < 7 ? w : mean));
  expect(drift(wild, [7, 26])).toBe(0);
  expect(drift(around(26, 0), [7, 14, 21, 26])).toBeUndefined();
  expect(drift(around(26, 0), [11, 15, 18, 26])).toBe(0);
  expect(drift(around(26, 0), [26], 15)).toBeUndefined();
});

test('a week that holds a cut belongs to no segment', () => {
  const torn = around(26, 0).map((mean, w) => (w === 13 ? 5 : mean));
  expect(drift(torn, [13.4, 26])).toBe(0);
});

test('a drift beyond doubt counts a standard error more; one that may be none stays as it is', () => {
  const of = (powers: readonly number[]) => ({
    count: 8,
    power: Float64Array.from(powers),
    noise: new Float64Array(8).fill(1),
    gain: new Float64Array(8).fill(2),
  });
  // All waves alike: q̂ = (power − noise)/gain, its standard error (noise + q̂ gain)/gain · √(2/8).
  const wild = of(new Array(8).fill(9));
  expect(estimateDrift(wild, 8)).toBeCloseTo(4, 12);
  expect(cautiousDrift(wild, 8)).toBeCloseTo(4 + 9 / 4, 12);
  // The standard error of no drift is .25, so that 1 is where doubt ends.
  expect(cautiousDrift(of(new Array(8).fill(2.8)), 8)).toBeCloseTo(0.9, 12);
  expect(cautiousDrift(of(new Array(8).fill(3.2)), 8)).toBeCloseTo(1.1 + 3.2 / 4, 12);
  expect(cautiousDrift(of(new Array(8).fill(0.5)), 8)).toBe(0);
});
