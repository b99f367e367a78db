import { differencesFromOthers, type ResidualSeries } from './residuals.ts';

const week = 7;
/** History used: 26 weeks. */
export const historyDays = 182;
/** Less than so many weeks cannot tell. */
export const fewestWeeks = 12;
const longestGap = 8;
/** Two weekly means of a daily random walk k weeks apart differ by 7q(k − 16/49). */
const shortening = 16 / 49;

/** What one scope says about drift. */
export interface DriftEstimate {
  /** Random-walk variance a day. */
  readonly drift: number;
  /** In proportion to the inverse variance of `drift`. */
  readonly weight: number;
}

/**
 * Drift of one scope by the slope of its variogram, Σ g·y / Σ g² over gaps of 1 … 8 weeks, where y(k) is the
 * mean squared change of its weekly difference from the others, less the sampling variance (Matheron 1963).
 * The difference of a scope from others that wander too moves 1 + Σ(volume share of each other)² times as much.
 * @param phi over-dispersion of the sampling variance
 * @param others Σ(volume share)² of the others; 0 without others
 * @returns undefined when no two weeks can be compared
 */
export function estimateDrift(
  own: ResidualSeries,
  all: ResidualSeries | undefined,
  phi: number,
  others: number,
): DriftEstimate | undefined {
  const days = own.n.length;
  const weeks = Math.floor(Math.min(days, historyDays) / week);
  const { x, variance } = differencesFromOthers(own, all, week, weeks);
  let top = 0;
  let bottom = 0;
  for (let gap = 1; gap <= longestGap; gap++) {
    let sum = 0;
    let count = 0;
    for (let w = 0; w + gap < weeks; w++) {
      const move = x[w + gap]! - x[w]!;
      if (Number.isNaN(move)) continue;
      sum += move ** 2 - phi * (variance[w + gap]! + variance[w]!);
      count++;
    }
    if (count === 0) continue;
    const g = gap - shortening;
    top += (g * sum) / count;
    bottom += g * g;
  }
  if (bottom === 0) return undefined;
  const known = variance.filter((each) => !Number.isNaN(each));
  const noise = known.reduce((sum, each) => sum + each, 0) / known.length;
  const moves = 1 + others;
  return { drift: top / bottom / week / moves, weight: known.length * (moves / noise) ** 2 };
}

/**
 * Mean of the scopes' estimates, at least 0, each weighted by its precision: with equal volumes the plain mean
 * times (N−1)/N, while a scope with an answer a week cannot drown the others.
 */
export function poolDrift(estimates: readonly (DriftEstimate | undefined)[]): number | undefined {
  let weights = 0;
  let sum = 0;
  for (const estimate of estimates) {
    if (estimate === undefined || !Number.isFinite(estimate.weight)) continue;
    weights += estimate.weight;
    sum += estimate.weight * estimate.drift;
  }
  return weights > 0 ? Math.max(0, sum / weights) : undefined;
}

/**
 * Variance that drift adds to the contrast t days after the change: q̂ (28 + t)/3 (1 + 1/K_eff).
 * @param effectiveControls K_eff = 1/Σ(volume share)²; undefined without controls
 */
export const driftVariance = (drift: number, t: number, effectiveControls: number | undefined): number =>
  ((drift * (28 + t)) / 3) * (effectiveControls === undefined ? 1 : 1 + 1 / effectiveControls);
