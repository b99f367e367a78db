import type { CellRows, FactsIndex } from './facts-index.ts';

/** The days of one design, counted from 1970. Maturity m means: known with lag < m. */
export interface Window {
  readonly changeDay: number;
  /** First day of the before-window, which ends the day before the change. */
  readonly beforeFrom: number;
  /** First full day after the change. */
  readonly afterFrom: number;
  readonly lastLook: number;
  readonly historyFrom: number;
  /** Largest maturity there is: the longest lag + 1. */
  readonly maturities: number;
}

/** Cells of one group of tickets, each with its stratum by weekday (-1: in none). */
export interface AssignedCell {
  readonly rows: CellRows;
  readonly stratumOf: Int16Array;
}

export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** First row of [start, end) with `day` or later; rows are sorted by day. */
export function firstRowFrom(index: FactsIndex, cell: CellRows, day: number): number {
  let low = cell.start;
  let high = cell.end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.day[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Turns each run of `length` values into running sums, in place. */
export function accumulate(values: Float64Array, length: number): void {
  if (length < 2) return;
  for (let run = 0; run < values.length; run += length) {
    for (let at = run + 1; at < run + length; at++) values[at]! += values[at - 1]!;
  }
}
