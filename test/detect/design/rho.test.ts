import { expect, test } from 'vitest';
import { knownParts, matureVolume, rhoOf, varianceAhead } from '../../../functions/detect/design/rho.ts';
import { logEValue } from '../../../functions/detect/estimate/e-process.ts';

const thin = { treated: Float64Array.of(196), controls: Float64Array.of(1568), days: 28 };
const vector = varianceAhead(thin, Float64Array.of(1), Float64Array.of(Math.sqrt(0.21)), 1, 0, 8, 1);

test('the test vector: a share at 7 a day', () => {
  expect(vector).toBeCloseTo(0.002410714286, 12);
  const rho = rhoOf(0.05, vector);
  expect(rho).toBeCloseTo(0.122747563258, 12);
  expect(logEValue(0.17, 1 / vector, rho)).toBeCloseTo(4.869298675863, 11);
  expect(logEValue(0.17, 1 / vector, 0.05)).toBeCloseTo(3.382157362841, 11);
});

test('a thick stream looks for the drop that is wanted', () => {
  expect(rhoOf(0.05, 0.0001)).toBe(0.05);
  expect(rhoOf(0.05, Number.NaN)).toBe(0.05);
});

test('drift and over-dispersion make it larger; days after count at the volume before', () => {
  const deviation = Float64Array.of(Math.sqrt(0.21));
  const drifting = varianceAhead(thin, Float64Array.of(1), deviation, 2, 4e-6, 8, 1);
  expect(drifting).toBeCloseTo(2 * 0.002410714286 + ((4e-6 * 56) / 3) * (1 + 1 / 8), 11);
  const week = { treated: Float64Array.of(49), controls: Float64Array.of(392), days: 7 };
  expect(varianceAhead(week, Float64Array.of(1), deviation, 1, 0, 8, 1)).toBeCloseTo(
    0.21 * (1 / 49 + 1 / 196 + 1 / 392 + 1 / 1568),
    12,
  );
});

test('a stratum that one side does not have leaves its weight out', () => {
  const volumes = { treated: Float64Array.of(196, 100), controls: Float64Array.of(1568, 0), days: 28 };
  const deviation = new Float64Array(2).fill(Math.sqrt(0.21));
  expect(varianceAhead(volumes, Float64Array.of(0.6, 0.4), deviation, 1, 0, 8, 1)).toBeCloseTo(vector, 12);
});

test('what is still to come of the days before is counted by how much is known at their age', () => {
  // 10 a day for 40 days, half known on the day and half two days later.
  const days = 40;
  const dailyN = Float64Array.from({ length: days }, (_, d) => (days - d >= 3 ? 10 : 5));
  const n = Float64Array.of(5 * days, 5 * (days - 1), 10 * (days - 2));
  const history = { n, dailyN, total: n, totalSquares: n, dailyTotal: dailyN, maturities: 3, ends: [days] };
  const parts = knownParts([history], 3, 3, days);
  expect([...parts]).toEqual([0.5, 0.5, 1]);
  expect(matureVolume(dailyN, 1, parts, 28)[0]).toBeCloseTo(280, 10);
});
