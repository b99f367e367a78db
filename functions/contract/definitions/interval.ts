/** A value with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** 97.5 % quantile of the standard normal distribution. */
export const normalQuantile = 1.959963984540054;

/**
 * The ends of an interval beside a difference that a word gives its side to ("13.1 better", "EUR 30 cheaper"): turned
 * where the difference is below 0, so that both read alike.
 */
export const besideWord = (effect: number, lower: number, upper: number): readonly [number, number] =>
  effect < 0 ? [0 - upper, 0 - lower] : [lower, upper];

/** Whether an interval lies on one side of a value; where its ends are not known it leaves nothing out. */
export const leavesOut = (
  { lower, upper }: { readonly lower?: unknown; readonly upper?: unknown },
  value: number,
): boolean => typeof lower === 'number' && typeof upper === 'number' && (lower > value || upper < value);
