import type { FactsIndex } from '../../../../functions/detect/facts/facts-index.ts';
import {
  type AssignedCell,
  accumulate,
  firstRowFrom,
  type Window,
  weekdayOf,
} from '../../../../functions/detect/facts/samples.ts';
import { sampleHistory } from '../../../../functions/detect/noise/history-sample.ts';

/** One group's tickets by day and age, from the first day of history on: n and what is above the group's mean. */
export interface GroupDays {
  /** By stratum, day and maturity (index m − 1 = known with lag < m). */
  readonly n: Float64Array;
  readonly residual: Float64Array;
}

/** What a group's days are made from. */
export interface DayGrid {
  readonly index: FactsIndex;
  readonly window: Window;
  readonly strata: number;
  /** Longest maturity that history shows. */
  readonly known: number;
}

export const daysOf = ({ window }: DayGrid): number => window.lastLook - window.historyFrom + 1;

/** Where a stratum's day stands in the arrays: its first maturity. */
export const placeOf = (grid: DayGrid, stratum: number, day: number): number =>
  (stratum * daysOf(grid) + day) * grid.window.maturities;

/**
 * A scope's days before and after the change, centred by stratum and age with the means that were known at the change.
 * @param cuts days on which another routing of it began: each segment has means of its own
 */
export function groupDays(grid: DayGrid, cells: readonly AssignedCell[], cuts: readonly number[]): GroupDays {
  const { index, window, strata, known } = grid;
  const { historyFrom, lastLook, maturities } = window;
  const size = strata * daysOf(grid) * maturities;
  const n = new Float64Array(size);
  const residual = new Float64Array(size);
  for (const { rows, stratumOf } of cells) {
    for (let row = firstRowFrom(index, rows, historyFrom); row < rows.end; row++) {
      const day = index.day[row]!;
      if (day > lastLook) break;
      const stratum = stratumOf[weekdayOf(day)]!;
      if (stratum < 0) continue;
      const at = placeOf(grid, stratum, day - historyFrom) + index.lag[row]!;
      n[at]! += index.n[row]!;
      residual[at]! += index.total[row]!;
    }
  }
  accumulate(n, maturities);
  accumulate(residual, maturities);
  const history = sampleHistory(index, cells, strata, window, cuts);
  for (let s = 0; s < strata; s++) {
    for (let day = 0, segment = 0; day < daysOf(grid); day++) {
      while (segment < history.ends.length - 1 && day >= history.ends[segment]!) segment++;
      const place = placeOf(grid, s, day);
      for (let m = 1; m <= maturities; m++) {
        const at = (segment * strata + s) * maturities + Math.min(known, m) - 1;
        const mean = history.n[at]! > 0 ? history.total[at]! / history.n[at]! : 0;
        residual[place + m - 1]! -= n[place + m - 1]! * mean;
      }
    }
  }
  return { n, residual };
}

/** Groups taken together. */
export function sumGroups(groups: readonly GroupDays[]): GroupDays | undefined {
  const [first, ...others] = groups;
  if (first === undefined) return undefined;
  const sum = { n: first.n.slice(), residual: first.residual.slice() };
  for (const { n, residual } of others) {
    for (let at = 0; at < n.length; at++) {
      sum.n[at]! += n[at]!;
      sum.residual[at]! += residual[at]!;
    }
  }
  return sum;
}
