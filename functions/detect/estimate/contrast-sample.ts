import type { FactsIndex } from '../facts/facts-index.ts';
import { type AssignedCell, accumulate, firstRowFrom, type Window, weekdayOf } from '../facts/samples.ts';
import { type Take, takeNew } from '../noise/workspace.ts';

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

/** Sums a group's rows for the contrast in one pass. */
export function sampleContrast(
  index: FactsIndex,
  cells: readonly AssignedCell[],
  strata: number,
  window: Window,
  take: Take = takeNew,
): ContrastSample {
  const { afterFrom, lastLook, maturities } = window;
  const afterDays = Math.max(0, lastLook - afterFrom + 1);
  const sample: ContrastSample = {
    beforeN: take(strata * maturities),
    beforeTotal: take(strata * maturities),
    knownN: take(strata * maturities),
    knownTotal: take(strata * maturities),
    afterN: take(strata * afterDays * maturities),
    afterTotal: take(strata * afterDays * maturities),
    matureN: take(strata * afterDays),
    matureTotal: take(strata * afterDays),
    afterDays,
  };
  for (const cell of cells) addToContrast(sample, index, cell, window);
  accumulateSample(sample, maturities);
  return sample;
}

function addToContrast(
  sample: ContrastSample,
  index: FactsIndex,
  { rows, stratumOf }: AssignedCell,
  { beforeFrom, changeDay, afterFrom, lastLook, maturities }: Window,
): void {
  const { beforeN, beforeTotal, knownN, knownTotal, afterN, afterTotal, afterDays } = sample;
  const { day: days, lag: lags, n, total } = index;
  for (let row = firstRowFrom(index, rows, beforeFrom); row < rows.end; row++) {
    const day = days[row]!;
    if (day > lastLook) break;
    const stratum = stratumOf[weekdayOf(day)]!;
    if (stratum < 0) continue;
    const lag = lags[row]!;
    if (day < changeDay) {
      const known = stratum * maturities + Math.max(0, day + lag - changeDay + 1);
      beforeN[stratum * maturities + lag]! += n[row]!;
      beforeTotal[stratum * maturities + lag]! += total[row]!;
      knownN[known]! += n[row]!;
      knownTotal[known]! += total[row]!;
    } else if (day >= afterFrom) {
      const at = (stratum * afterDays + day - afterFrom) * maturities + lag;
      afterN[at]! += n[row]!;
      afterTotal[at]! += total[row]!;
    }
  }
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
