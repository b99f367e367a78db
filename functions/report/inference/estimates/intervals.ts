import quantile from '@stdlib/stats-base-dists-t-quantile';
import { type Interval, normalQuantile as z } from '../../../contract/definitions/interval.ts';

/** Fewer observations carry no answer. */
export const enoughObservations = 10;

/** 97.5 % quantile of Student's t. */
export const tQuantile = (degreesOfFreedom: number): number => quantile(0.975, degreesOfFreedom);

/**
 * Score interval of a share (Wilson 1927, JASA 22:209): holds near 0 and 1, where the plain one does not.
 * `count` of `n`; between counts is fine (a share of weights). Undefined without enough observations.
 */
export function estimateShare(count: number, n: number): Interval | undefined {
  if (n < enoughObservations) return undefined;
  const value = Math.min(1, Math.max(0, count / n));
  const centre = (value + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((value * (1 - value)) / n + (z * z) / (4 * n * n));
  return { value, lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

/** Sums of a sample: how many, Σx, Σx². */
export interface Sums {
  readonly n: number;
  readonly total: number;
  readonly total_squares: number;
}

/** Unbiased variance of a sample from its sums, never negative; undefined below two observations. */
export function sampleVariance({ n, total, total_squares }: Sums): number | undefined {
  if (n < 2) return undefined;
  return Math.max(0, (total_squares - (total * total) / n) / (n - 1));
}

/**
 * Student's t interval of a mean, cut at the bounds of the scale (`bounds`, where it has any). When all values of
 * a bounded scale are equal t would claim certainty; a variable within bounds varies at most as a share does, so
 * Wilson's interval on the rescaled mean stands in. Money that never varies (a price list can make it so) is what
 * it is from 30 observations on. Undefined without enough observations.
 */
export function estimateMean(sums: Sums, bounds?: readonly [number, number]): Interval | undefined {
  const { n, total } = sums;
  const variance = sampleVariance(sums);
  if (n < enoughObservations || variance === undefined) return undefined;
  const value = total / n;
  if (variance <= 1e-12 * Math.max(1, value * value))
    return bounds === undefined ? constant(value, n) : rescaledShare(value, n, bounds);
  return clip(value, tQuantile(n - 1) * Math.sqrt(variance / n), bounds);
}

/** The interval of an unbounded value that was the same in all `n` observations. */
export const constant = (value: number, n: number): Interval | undefined =>
  n < 30 ? undefined : { value, lower: value, upper: value };

function rescaledShare(
  value: number,
  n: number,
  [low, high]: readonly [number, number],
): Interval | undefined {
  const share = estimateShare((n * (value - low)) / (high - low), n);
  if (share === undefined) return undefined;
  return { value, lower: low + (high - low) * share.lower, upper: low + (high - low) * share.upper };
}

/** `value ± half`, within bounds. */
export function clip(value: number, half: number, bounds?: readonly [number, number]): Interval {
  const [low, high] = bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { value, lower: Math.max(low, value - half), upper: Math.min(high, value + half) };
}
