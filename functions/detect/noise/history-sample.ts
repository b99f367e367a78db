import type { FactsIndex } from '../facts/facts-index.ts';
import { type AssignedCell, accumulate, firstRowFrom, type Window, weekdayOf } from '../facts/samples.ts';
import { type Take, takeNew } from './workspace.ts';

/** What design needs of one scope's history, as known at the change. */
export interface HistorySample {
  /** By segment, stratum and maturity, over the days old enough to have it. */
  readonly n: Float64Array;
  readonly total: Float64Array;
  readonly totalSquares: Float64Array;
  /** By stratum and day of history: what was known at the change. */
  readonly dailyN: Float64Array;
  readonly dailyTotal: Float64Array;
  /** Longest lag seen + 1. */
  readonly maturities: number;
  /** Where each segment ends, as days of history: the last is all of them. */
  readonly ends: readonly number[];
}

/**
 * Sums a scope's history before the change, with nothing that was not known at the change.
 * @param cuts ascending days, counted from 1970, on each of which another routing began: nothing is compared across them
 */
export function sampleHistory(
  index: FactsIndex,
  cells: readonly AssignedCell[],
  strata: number,
  window: Window,
  cuts: readonly number[],
  take: Take = takeNew,
): HistorySample {
  const { historyFrom, changeDay, maturities } = window;
  const days = changeDay - historyFrom;
  const ends = [...cuts.map((day) => day - historyFrom).filter((day) => day > 0 && day < days), days];
  const size = ends.length * strata * maturities;
  const sums = {
    ends,
    n: take(size),
    total: take(size),
    totalSquares: take(size),
    dailyN: take(strata * days),
    dailyTotal: take(strata * days),
  };
  let longest = 0;
  for (const cell of cells) longest = Math.max(longest, addToHistory(sums, index, cell, strata, window));
  accumulate(sums.n, maturities);
  accumulate(sums.total, maturities);
  accumulate(sums.totalSquares, maturities);
  return { ...sums, maturities: longest };
}

/** @returns longest lag of the cell + 1 */
function addToHistory(
  { n, total, totalSquares, dailyN, dailyTotal, ends }: Omit<HistorySample, 'maturities'>,
  index: FactsIndex,
  { rows, stratumOf }: AssignedCell,
  strata: number,
  { historyFrom, changeDay, maturities }: Window,
): number {
  const { day: dayOf, lag: lagOf, n: nOf, total: totalOf, totalSquares: squaresOf } = index;
  const days = changeDay - historyFrom;
  let longest = 0;
  let segment = 0;
  for (let row = firstRowFrom(index, rows, historyFrom); row < rows.end; row++) {
    const day = dayOf[row]!;
    if (day >= changeDay) break;
    const stratum = stratumOf[weekdayOf(day)]!;
    const lag = lagOf[row]!;
    if (stratum < 0 || day + lag >= changeDay) continue;
    longest = Math.max(longest, lag + 1);
    // Counts for every maturity above its lag that the day had reached at the change.
    while (day - historyFrom >= ends[segment]!) segment++;
    const base = (segment * strata + stratum) * maturities;
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
  return longest;
}
