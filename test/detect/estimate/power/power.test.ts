import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logEValue } from '../../../../functions/detect/estimate/e-process.ts';
import { daysToDetect, type Precision } from '../../../../functions/detect/estimate/power/power.ts';
import { driftVariance } from '../../../../functions/detect/noise/drift.ts';

/** The docstring's sentence as a loop: the first day with ρ ≥ D*(t) + Φ⁻¹(.8) √V(t). */
function plainly(
  { day, nBefore, nAfter, variance, drift, controls, controlWeight }: Precision,
  rho: number,
  alpha: number,
) {
  const walk = (t: number) => driftVariance(drift, t, controls > 0 ? controls : undefined, controlWeight);
  const unit = (variance - walk(day)) / (1 / nBefore + 1 / nAfter);
  for (let t = 1; unit > 0 && t <= 730; t++) {
    const projected = unit * (1 / nBefore + day / (nAfter * t)) + walk(t);
    const reach = rho - 0.8416212335729143 * Math.sqrt(projected);
    if (reach > 0 && logEValue(reach, 1 / projected, rho) >= -Math.log(alpha)) return t;
  }
  return undefined;
}

const precision = fc.record({
  day: fc.integer({ min: 1, max: 180 }),
  nBefore: fc.integer({ min: 5, max: 5000 }),
  nAfter: fc.integer({ min: 5, max: 9000 }),
  variance: fc.double({ min: 1e-6, max: 0.05, noNaN: true }),
  drift: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e-5, noNaN: true })),
  controls: fc.integer({ min: 0, max: 20 }),
  controlWeight: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('the days are those of the plain definition', () => {
  fc.assert(
    fc.property(
      precision,
      fc.double({ min: 0.01, max: 0.3, noNaN: true }),
      fc.double({ min: 0.001, max: 0.05, noNaN: true }),
      (given, rho, alpha) => daysToDetect(given, rho, alpha) === plainly(given, rho, alpha),
    ),
    { numRuns: 150 },
  );
});

test('a larger drop is seen no later, a stricter level no sooner', () => {
  const look = {
    day: 10,
    nBefore: 560,
    nAfter: 200,
    variance: 0.015,
    drift: 0,
    controls: 8,
    controlWeight: 1,
  };
  const days = daysToDetect(look, 0.3, 0.05)!;
  expect(days).toBeGreaterThan(10);
  expect(daysToDetect(look, 0.5, 0.05)).toBeLessThan(days);
  expect(daysToDetect(look, 0.3, 0.005) ?? 731).toBeGreaterThan(days);
});

test('a look that says nothing tells no days', () => {
  const look = {
    day: 10,
    nBefore: 560,
    nAfter: 200,
    variance: 0.017,
    drift: 0,
    controls: 8,
    controlWeight: 1,
  };
  expect(daysToDetect({ ...look, nAfter: 0 }, 0.3, 0.05)).toBeUndefined();
  expect(daysToDetect({ ...look, nBefore: 0 }, 0.3, 0.05)).toBeUndefined();
  expect(daysToDetect({ ...look, variance: Number.NaN }, 0.3, 0.05)).toBeUndefined();
  expect(daysToDetect(look, Number.NaN, 0.05)).toBeUndefined();
  expect(daysToDetect(look, 0.0001, 0.05)).toBeUndefined();
});
