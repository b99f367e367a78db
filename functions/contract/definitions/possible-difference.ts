import { findMetric, type MetricUnit } from './metrics.ts';

/** No two values of a metric differ by more: shares lie in 0..1, points on the scale 1..5, money anywhere. */
const widest: Readonly<Record<MetricUnit, number>> = { share: 1, points: 4, money: Number.POSITIVE_INFINITY };

/** The largest difference of two values of a metric, in its unit; unbounded for what is no metric. */
export const largestDifference = (metric: string): number => widest[findMetric(metric)?.unit ?? 'money'];

/** The effect of a look with its interval. */
const effectColumns = ['effect', 'lower', 'upper'] as const;

/**
 * A row as people are shown it: what is recorded of an effect may reach beyond what is possible, since its interval rests on sums
 * alone; what is shown ends there. The parameter lies within, so that the interval holds as often as before.
 * @param columns those that hold differences of the metric, in its unit; null stays null
 */
export function withinPossible<R extends object>(
  row: R,
  metric: unknown,
  columns: readonly string[] = effectColumns,
): R {
  const most = largestDifference(String(metric));
  const cut = columns.flatMap((column) => {
    const value: unknown = row[column as keyof R];
    return typeof value === 'number' && Math.abs(value) > most ? [[column, Math.sign(value) * most]] : [];
  });
  return cut.length === 0 ? row : { ...row, ...Object.fromEntries(cut) };
}
