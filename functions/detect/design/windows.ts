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
  for (const day of cutsBefore(change, earlier)) from = Math.max(from, day);
  const days = Math.max(0, Math.floor((change.day - from) / 7) * 7);
  return { from: change.day - days, days };
}

/**
 * Days before a change on which another routing of the same tickets began: nothing is compared across them.
 * @param earlier changes that touch the tickets, of any kind
 * @returns ascending
 */
export function cutsBefore(change: Change, earlier: readonly Change[]): number[] {
  if (earlier.length === 0) return [];
  const cuts = new Set(earlier.flatMap(({ cutDays }) => cutDays));
  return [...cuts].filter((day) => day < change.day).sort((a, b) => a - b);
}

/** First full day after the change. */
export const afterFrom = (change: Change): number => change.day + (change.isFromMidnight ? 0 : 1);
