import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import type { FactRow } from '../../../functions/contract/facts.ts';
import { addDays, daysBetween } from '../../../functions/contract/instant.ts';

interface Sums {
  n: number;
  total: number;
  squares: number;
}

/**
 * What the usual practice would have said: each day a two-sided Welch test at 5 % of the treated before the
 * change (28 days) against after, on all that is known.
 * @returns the first day it cries, the change's day being 1; undefined when it never does
 */
export function firstWelchAlarm(
  rows: readonly FactRow[],
  metric: string,
  changeDay: string,
  looks: number,
): number | undefined {
  const treated = rows.filter((row) => row.metric === metric && row.market === 'treated');
  const before: Sums[] = Array.from({ length: looks + 1 }, () => ({ n: 0, total: 0, squares: 0 }));
  const after: Sums[] = Array.from({ length: looks + 1 }, () => ({ n: 0, total: 0, squares: 0 }));
  for (const row of treated) {
    const day = daysBetween(changeDay, row.dt);
    const isBefore = day < 0;
    if (day < -28) continue;
    const knownOn = Math.max(1, day + row.lag_days + 1);
    if (knownOn > looks) continue;
    const sums = (isBefore ? before : after)[knownOn]!;
    sums.n += row.n;
    sums.total += row.total;
    sums.squares += row.total_squares;
  }
  for (let look = 1; look <= looks; look++) {
    accumulate(before[look]!, before[look - 1]!);
    accumulate(after[look]!, after[look - 1]!);
    if (isDifferent(before[look]!, after[look]!)) return look;
  }
  return undefined;
}

/** The last look day of a world. */
export const lastLook = (changeDay: string, looks: number): string => addDays(changeDay, looks - 1);

function accumulate(sums: Sums, earlier: Sums): void {
  sums.n += earlier.n;
  sums.total += earlier.total;
  sums.squares += earlier.squares;
}

/** Welch (1947): unequal variances, Satterthwaite's degrees of freedom. */
function isDifferent(before: Sums, after: Sums): boolean {
  if (before.n < 2 || after.n < 2) return false;
  const a = varianceOfMean(before);
  const b = varianceOfMean(after);
  if (a + b <= 0) return false;
  const fall = before.total / before.n - after.total / after.n;
  const t = -Math.abs(fall) / Math.sqrt(a + b);
  const freedom = (a + b) ** 2 / (a ** 2 / (before.n - 1) + b ** 2 / (after.n - 1));
  return t < -1.9 && 2 * studentCdf(t, freedom) < 0.05;
}

function varianceOfMean({ n, total, squares }: Sums): number {
  return Math.max(0, (squares - total ** 2 / n) / (n - 1) / n);
}
