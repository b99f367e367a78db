import { createLookTable, figure } from './look-table.ts';
import { fillLook, poolControls } from './looks.ts';
import { noMix } from './mix.ts';
import { sampleContrast, type Window } from './samples.ts';
import type { Stream } from './stream.ts';
import { longestBefore } from './windows.ts';

/** How the treated had moved against their controls before anything changed. */
export interface PreTrend {
  /** In the metric's unit; positive = it was getting worse already. */
  readonly effect: number;
  readonly se: number;
}

/**
 * The contrast of the last 28 days before the change against the 28 before them, as known at the change, with
 * the change's own design (docs/detection.md, Assumptions). Far from 0 in its own standard error, it says that the
 * controls do not tell what would have happened.
 * @returns undefined where those days are not there, or belong to an earlier change of the same tickets
 */
export function preTrendOf(stream: Stream): PreTrend | undefined {
  const { design, stratification, index, treated, change } = stream;
  if (design === undefined || stratification === undefined || !stream.hasPreTrend) return undefined;
  const lastDay = change.day - 1;
  const middle = change.day - longestBefore;
  const window: Window = {
    ...design.window,
    changeDay: middle,
    beforeFrom: middle - longestBefore,
    afterFrom: middle,
    lastLook: lastDay,
  };
  const shifted = { ...design, window };
  const cells = stratification.assign(treated);
  const sample = sampleContrast(index, cells, design.strata.length, window);
  const table = createLookTable(1, lastDay, lastDay);
  const looks = { stream, table, position: 0, firstLook: lastDay, count: 1 };
  fillLook(looks, lastDay, shifted, sample, poolControls(stream, shifted, stratification, lastDay), noMix);
  const effect = table.figures[figure.effect]!;
  const se = Math.sqrt(table.figures[figure.variance]!);
  return Number.isFinite(effect) && Number.isFinite(se) ? { effect, se } : undefined;
}
