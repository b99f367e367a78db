import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import { addDays, daysBetween } from '../../../functions/contract/records/instant.ts';
import { addSums, noSums, type Sums, welchTest } from '../../../functions/detect/explain/welch.ts';

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
  const before: Sums[] = Array.from({ length: looks + 1 }, noSums);
  const after: Sums[] = Array.from({ length: looks + 1 }, noSums);
  for (const row of treated) {
    const day = daysBetween(changeDay, row.dt);
    const isBefore = day < 0;
    if (day < -28) continue;
    const knownOn = Math.max(1, day + row.lag_days + 1);
    if (knownOn > looks) continue;
    const { n, total, total_squares: squares } = row;
    addSums((isBefore ? before : after)[knownOn]!, { n, total, squares });
  }
  for (let look = 1; look <= looks; look++) {
    addSums(before[look]!, before[look - 1]!);
    addSums(after[look]!, after[look - 1]!);
    if (welchTest(before[look]!, after[look]!) < 0.05) return look;
  }
  return undefined;
}

/** The last look day of a world. */
export const lastLook = (changeDay: string, looks: number): string => addDays(changeDay, looks - 1);
