import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { dayNumber, dayText } from '../../contract/detection/brand-facts.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { admitsScope } from '../../contract/detection/selector.ts';
import type { Change } from '../changes/changes.ts';
import { admittedCells } from '../design/controls.ts';
import type { FactsIndex } from '../facts/facts-index.ts';
import { firstRowFrom } from '../facts/samples.ts';
import { addSums, noSums, type Sums, welchTest } from './welch.ts';

const beforeDays = 28;
const level = 0.05;

/** First day on which a daily t-test would have raised an alarm. */
export interface Rejection {
  readonly on: string;
  /** Days since the change, whose day is 1. */
  readonly day: number;
  readonly direction: 'worse' | 'better' | 'moved';
}

/**
 * What the usual practice would have said of a change: each day a two-sided Welch test at 5 % of the treated, the
 * 28 days before against all days after, on all that is known. A comparison to show with the looks, never a verdict:
 * looked at daily it raises false alarms in most quarters (docs/detection.md, measured).
 * @param to last day it looks
 * @returns undefined when it never would have
 */
export function firstRejection(
  index: FactsIndex,
  change: Change,
  metric: string,
  to: number,
): Rejection | undefined {
  const looks = to - change.day + 1;
  if (looks < 1) return undefined;
  const { before, after } = sumsByLook(index, change, metric, looks);
  for (let look = 1; look <= looks; look++) {
    addSums(before[look]!, before[look - 1]!);
    addSums(after[look]!, after[look - 1]!);
    if (welchTest(before[look]!, after[look]!) >= level) continue;
    const fall = before[look]!.total / before[look]!.n - after[look]!.total / after[look]!.n;
    return { on: dayText(change.day + look - 1), day: look, direction: directionOf(metric, fall) };
  }
  return undefined;
}

/** What becomes known at each look, of the days before and after. */
function sumsByLook(index: FactsIndex, change: Change, metric: string, looks: number) {
  const before: Sums[] = Array.from({ length: looks + 1 }, noSums);
  const after: Sums[] = Array.from({ length: looks + 1 }, noSums);
  const scopes = (index.metrics.get(metric) ?? []).filter((scope) => admitsScope(change.selector, scope));
  for (const cell of scopes.flatMap((scope) => admittedCells(change, scope))) {
    for (let row = firstRowFrom(index, cell, change.day - beforeDays); row < cell.end; row++) {
      const day = index.day[row]! - change.day;
      const knownAt = Math.max(1, day + index.lag[row]! + 1);
      if (knownAt > looks) continue;
      addSums((day < 0 ? before : after)[knownAt]!, {
        n: index.n[row]!,
        total: index.total[row]!,
        squares: index.totalSquares[row]!,
      });
    }
  }
  return { before, after };
}

function directionOf(metric: string, fall: number): Rejection['direction'] {
  const better = judgedMetrics.get(metric)?.better;
  if (better === 'two_sided' || better === undefined) return 'moved';
  return fall > 0 === (better === 'up') ? 'worse' : 'better';
}

/** The same for the whole treated set of a stream, over the days at which the detector looked. */
export function rejectionOf(
  index: FactsIndex,
  changes: readonly Change[],
  stream: Pick<Look, 'change_id' | 'change_effective_on' | 'metric'>,
  to: string,
): Rejection | undefined {
  const change = changes.find(
    ({ id, day }) => id === stream.change_id && day === dayNumber(stream.change_effective_on),
  );
  return change === undefined ? undefined : firstRejection(index, change, stream.metric, dayNumber(to));
}
