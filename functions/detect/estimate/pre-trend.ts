import type { Stream } from '../design/stream.ts';
import { longestBefore } from '../design/windows.ts';
import type { Window } from '../facts/samples.ts';
import { sampleContrast } from './contrast-sample.ts';
import { poolControls } from './control-pool.ts';
import { fillLook, lookTask } from './fill-look.ts';
import { createLookTable, figure, looksIn } from './look-table.ts';
import { noMix } from './mix.ts';

/** How the treated had moved against their controls before anything changed. */
export interface PreTrend {
  /** In the metric's unit; positive = it was getting worse already. */
  readonly effect: number;
  readonly se: number;
}

/**
 * The contrast of the last 28 days before the change against the 28 before them, as known at the change, with
 * the change's own design (docs/detection.md §5). Far from 0 in its own standard error, it says that the
 * controls do not tell what would have happened.
 * @returns undefined where those days are not there, or belong to an earlier change of the same tickets
 */
export function preTrendOf(stream: Stream): PreTrend | undefined {
  const { design, stratification, index, treated, change, workspace } = stream;
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
  // Controls that had a change of their own in that time cannot say what would have happened in it.
  const controls = design.controls.filter(({ cuts }) => cuts.every((day) => day <= window.beforeFrom));
  if (controls.length === 0 && design.controls.length > 0) return undefined;
  const cells = stratification.assign(treated);
  const looks = looksIn(createLookTable(1, lastDay, lastDay), 0, lastDay, 1);
  workspace.step(() => {
    const sample = sampleContrast(index, cells, design.strata.length, window, workspace.take);
    const pool = poolControls(stream, { ...design, controls }, window, stratification, lastDay);
    fillLook(lookTask(looks, design, window, sample, noMix), lastDay, pool);
  });
  const { figures } = looks.table;
  const effect = figures[figure.effect]!;
  const se = Math.sqrt(figures[figure.variance]!);
  return Number.isFinite(effect) && Number.isFinite(se) ? { effect, se } : undefined;
}
