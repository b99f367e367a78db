import type { Change } from '../changes/changes.ts';

/** Days compared with, before the change. */
export const longestBefore = 28;

/** The days before a change that it is compared with. */
export interface BeforeWindow {
  /** First day; the last is the day before the change. */
  readonly from: number;
  /** Whole weeks, 0 … `longest`. */
  readonly days: number;
}

/**
 * Up to 28 days before the change, in whole weeks, never reaching across an earlier change in the same tickets
 * nor before the first day there is.
 * @param earlier changes that touch the same tickets; those of the same day are judged jointly
 * @param firstDay first day with an observation of the treated, -Infinity… +Infinity
 * @param longest days it has at most
 */
export function beforeWindow(
  change: Change,
  earlier: readonly Change[],
  firstDay: number,
  longest = longestBefore,
): BeforeWindow {
  let from = Math.max(change.day - longest, firstDay);
  for (const other of earlier) {
    for (const day of other.stageDays) {
      // The other's own day is only partly after it, unless it came at midnight.
      const first = day + (day === other.day && other.isFromMidnight ? 0 : 1);
      if (day < change.day) from = Math.max(from, first);
    }
  }
  const days = Math.max(0, Math.floor((change.day - from) / 7) * 7);
  return { from: change.day - days, days };
}

/** First full day after the change. */
export const afterFrom = (change: Change): number => change.day + (change.isFromMidnight ? 0 : 1);
