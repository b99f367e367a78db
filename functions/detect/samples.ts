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

/**
 * What the contrast needs of one group. Arrays hold, stratum after stratum, `maturities` values
 * (index m − 1 = known with lag < m), the after-window day by day.
 */
export interface ContrastSample {
  readonly beforeN: Float64Array;
  readonly beforeTotal: Float64Array;
  /** Before-window as known k days after its end, k = 0 … maturities − 1. */
  readonly knownN: Float64Array;
  readonly knownTotal: Float64Array;
  readonly afterN: Float64Array;
  readonly afterTotal: Float64Array;
  /** Fully mature sums over the after-days up to each. */
  readonly matureN: Float64Array;
  readonly matureTotal: Float64Array;
  readonly afterDays: number;
}

/** What design needs of one scope's history, as known at the change. */
export interface HistorySample {
  /** By stratum and maturity, over the days old enough to have it. */
  readonly n: Float64Array;
  readonly total: Float64Array;
  readonly totalSquares: Float64Array;
  /** By stratum and day of history: what was known at the change. */
  readonly dailyN: Float64Array;
  readonly dailyTotal: Float64Array;
  /** Longest lag seen + 1. */
  readonly maturities: number;
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

/** Sums a group's rows for the contrast in one pass. */
export function sampleContrast(
  index: FactsIndex,
  cells: readonly AssignedCell[],
  strata: number,
  window: Window,
): ContrastSample {
  const { beforeFrom, changeDay, afterFrom, lastLook, maturities } = window;
  const afterDays = Math.max(0, lastLook - afterFrom + 1);
  const sample: ContrastSample = {
    beforeN: new Float64Array(strata * maturities),
    beforeTotal: new Float64Array(strata * maturities),
    knownN: new Float64Array(strata * maturities),
    knownTotal: new Float64Array(strata * maturities),
    afterN: new Float64Array(strata * afterDays * maturities),
    afterTotal: new Float64Array(strata * afterDays * maturities),
    matureN: new Float64Array(strata * afterDays),
    matureTotal: new Float64Array(strata * afterDays),
    afterDays,
  };
  const { day: days, lag: lags, n, total } = index;
  for (const { rows, stratumOf } of cells) {
    for (let row = firstRowFrom(index, rows, beforeFrom); row < rows.end; row++) {
      const day = days[row]!;
      if (day > lastLook) break;
      const stratum = stratumOf[weekdayOf(day)]!;
      if (stratum < 0) continue;
      const lag = lags[row]!;
      if (day < changeDay) {
        const known = stratum * maturities + Math.max(0, day + lag - changeDay + 1);
        sample.beforeN[stratum * maturities + lag]! += n[row]!;
        sample.beforeTotal[stratum * maturities + lag]! += total[row]!;
        sample.knownN[known]! += n[row]!;
        sample.knownTotal[known]! += total[row]!;
      } else if (day >= afterFrom) {
        const at = (stratum * afterDays + day - afterFrom) * maturities + lag;
        sample.afterN[at]! += n[row]!;
        sample.afterTotal[at]! += total[row]!;
      }
    }
  }
  accumulateSample(sample, maturities);
  return sample;
}

function accumulateSample(sample: ContrastSample, maturities: number): void {
  for (const runs of ['beforeN', 'beforeTotal', 'knownN', 'knownTotal', 'afterN', 'afterTotal'] as const) {
    accumulate(sample[runs], maturities);
  }
  const { afterDays } = sample;
  if (afterDays === 0) return;
  for (let at = 0; at < sample.matureN.length; at++) {
    sample.matureN[at] = sample.afterN[(at + 1) * maturities - 1]!;
    sample.matureTotal[at] = sample.afterTotal[(at + 1) * maturities - 1]!;
  }
  accumulate(sample.matureN, afterDays);
  accumulate(sample.matureTotal, afterDays);
}

/** Turns each run of `length` values into running sums, in place. */
export function accumulate(values: Float64Array, length: number): void {
  if (length < 2) return;
  for (let run = 0; run < values.length; run += length) {
    for (let at = run + 1; at < run + length; at++) values[at]! += values[at - 1]!;
  }
}

/** Sums a scope's history before the change, with nothing that was not known at the change. */
export function sampleHistory(
  index: FactsIndex,
  cells: readonly AssignedCell[],
  strata: number,
  window: Window,
): HistorySample {
  const { historyFrom, changeDay, maturities } = window;
  const days = changeDay - historyFrom;
  const n = new Float64Array(strata * maturities);
  const total = new Float64Array(strata * maturities);
  const totalSquares = new Float64Array(strata * maturities);
  const dailyN = new Float64Array(strata * days);
  const dailyTotal = new Float64Array(strata * days);
  const { day: dayOf, lag: lagOf, n: nOf, total: totalOf, totalSquares: squaresOf } = index;
  let longest = 0;
  for (const { rows, stratumOf } of cells) {
    for (let row = firstRowFrom(index, rows, historyFrom); row < rows.end; row++) {
      const day = dayOf[row]!;
      if (day >= changeDay) break;
      const stratum = stratumOf[weekdayOf(day)]!;
      const lag = lagOf[row]!;
      if (stratum < 0 || day + lag >= changeDay) continue;
      longest = Math.max(longest, lag + 1);
      // Counts for every maturity above its lag that the day had reached at the change.
      const base = stratum * maturities;
      const beyond = changeDay - day;
      const count = nOf[row]!;
      const sum = totalOf[row]!;
      const squares = squaresOf[row]!;
      n[base + lag]! += count;
      total[base + lag]! += sum;
      totalSquares[base + lag]! += squares;
      if (beyond < maturities) {
        n[base + beyond]! -= count;
        total[base + beyond]! -= sum;
        totalSquares[base + beyond]! -= squares;
      }
      dailyN[stratum * days + day - historyFrom]! += count;
      dailyTotal[stratum * days + day - historyFrom]! += sum;
    }
  }
  for (const runs of [n, total, totalSquares]) accumulate(runs, maturities);
  return { n, total, totalSquares, dailyN, dailyTotal, maturities: longest };
}
