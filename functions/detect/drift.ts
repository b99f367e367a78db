import { differenceFromOthers, type ResidualSeries } from './residuals.ts';

const week = 7;
/** History used: 26 weeks. */
export const historyDays = 182;
/** Less than so many weeks cannot tell. */
export const fewestWeeks = 12;
const longestGap = 8;
/** Two weekly means of a daily random walk k weeks apart differ by 7q(k − 16/49). */
const shortening = 16 / 49;

/**
 * Slope of a scope's variogram: Σ g·y / Σ g² over gaps of 1 … 8 weeks, where y(k) is the mean squared
 * change of its weekly difference from the others, less the sampling variance (Matheron 1963).
 * @param phi over-dispersion of the sampling variance
 * @returns 7q, or undefined when no two weeks can be compared
 */
export function variogramSlope(
  own: ResidualSeries,
  all: ResidualSeries | undefined,
  phi: number,
): number | undefined {
  const days = own.n.length;
  const weeks = Math.floor(Math.min(days, historyDays) / week);
  const differences = Array.from({ length: weeks }, (_, w) =>
    differenceFromOthers(own, all, days - (w + 1) * week, days - w * week),
  );
  let top = 0;
  let bottom = 0;
  for (let gap = 1; gap <= longestGap; gap++) {
    let sum = 0;
    let count = 0;
    for (let w = 0; w + gap < weeks; w++) {
      const late = differences[w];
      const early = differences[w + gap];
      if (late === undefined || early === undefined) continue;
      sum += (early.x - late.x) ** 2 - phi * (early.variance + late.variance);
      count++;
    }
    if (count === 0) continue;
    const g = gap - shortening;
    top += (g * sum) / count;
    bottom += g * g;
  }
  return bottom > 0 ? top / bottom : undefined;
}

/**
 * Random-walk variance a day of a scope by itself, from the slopes of N scopes each against the others
 * (their difference moves N/(N−1) times as much); one scope alone has nothing to divide out.
 */
export function driftFromSlopes(slopes: readonly (number | undefined)[]): number | undefined {
  const known = slopes.filter((slope) => slope !== undefined);
  if (known.length === 0) return undefined;
  const mean = known.reduce((sum, slope) => sum + slope, 0) / known.length;
  const n = slopes.length;
  return Math.max(0, (mean / week) * (n > 1 ? (n - 1) / n : 1));
}

/**
 * Variance that drift adds to the contrast t days after the change: q̂ (28 + t)/3 (1 + 1/K_eff).
 * @param effectiveControls K_eff = 1/Σ(volume share)²; undefined without controls
 */
export const driftVariance = (drift: number, t: number, effectiveControls: number | undefined): number =>
  ((drift * (28 + t)) / 3) * (effectiveControls === undefined ? 1 : 1 + 1 / effectiveControls);
