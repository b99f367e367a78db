import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** A share with its one-sided 95 % bounds after Clopper and Pearson (1934): each holds by itself. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** `count` successes in `of` trials with their exact bounds. */
export function proportion(count: number, of: number): Proportion {
  const lower = count === 0 ? 0 : betaQuantile(0.05, count, of - count + 1);
  const upper = count === of ? 1 : betaQuantile(0.95, count + 1, of - count);
  return { count, of, share: of === 0 ? Number.NaN : count / of, lower, upper };
}

/** 95 % of a normal distribution lie below so many standard deviations. */
const oneSided = 1.6448536269514722;

/** A mean with its one-sided 95 % bounds by the normal approximation, which never leave what can be (0 and more). */
export function meanOf(values: readonly number[]): { mean: number; lower: number; upper: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const reach = oneSided * Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, lower: Math.max(0, mean - reach), upper: mean + reach };
}

/** The middle of `values` when the `missing` others count as never. */
export function medianWithMissing(values: readonly number[], missing: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length + missing - 1) / 2;
  const at = (index: number) => sorted[index] ?? Number.POSITIVE_INFINITY;
  return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
}
