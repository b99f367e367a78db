import type { MetricDirection } from '../../../contract/definitions/metrics.ts';
import { numberOf, type Row } from '../../../contract/lake/rows.ts';

/** A number before and after: worse, better or (a guardrail) moved only where the interval of the difference leaves out 0. */
export interface Compared {
  readonly before: number | null;
  readonly after: number | null;
  readonly result: 'better' | 'worse' | 'moved' | 'no_clear_change' | 'not_tested';
}

const interval = (row: Row, name: string) => ({
  value: row[name] === null || row[name] === undefined ? null : numberOf(row, name),
  lower: numberOf(row, `${name}_lower`),
  upper: numberOf(row, `${name}_upper`),
});

/**
 * Reads one pair of estimates, each with its interval, from a row of a report or of two. The 95 % interval of the
 * difference follows from the two by squaring and adding the distances to their ends (Newcombe 1998, Statistics in
 * Medicine 17:873, method 10; Zou & Donner 2008, Statistics in Medicine 27:1693, for means).
 */
export function compareCells(
  before: readonly [Row | undefined, string],
  after: readonly [Row | undefined, string],
  better: MetricDirection,
): Compared {
  const first = interval(before[0] ?? {}, before[1]);
  const second = interval(after[0] ?? {}, after[1]);
  const pair = { before: rounded(first.value), after: rounded(second.value) };
  if (first.value === null || second.value === null || better === 'none') {
    return { ...pair, result: 'not_tested' };
  }
  const change = second.value - first.value;
  const isUp = change > Math.hypot(second.value - second.lower, first.upper - first.value);
  const isDown = -change > Math.hypot(second.upper - second.value, first.value - first.lower);
  if (!isUp && !isDown) return { ...pair, result: 'no_clear_change' };
  if (better === 'two_sided') return { ...pair, result: 'moved' };
  return { ...pair, result: isUp === (better === 'up') ? 'better' : 'worse' };
}

/** Six significant digits: what a machine may compare without minding the order of a sum. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(6));
