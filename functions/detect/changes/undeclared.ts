import { dayText } from '../../contract/detection/brand-facts.ts';
import { touchesScope } from '../../contract/detection/selector.ts';
import { undeclaredId } from '../../contract/detection/undeclared-change.ts';
import type { FactsIndex, ScopeCells } from '../facts/facts-index.ts';
import type { Change } from './changes.ts';
import { type ExposureSeries, type ExposureShift, findExposureShifts } from './exposure.ts';

/**
 * A shift this near to a declared change, or between its stages, is that change, and so is one whose possible days reach
 * so far: with few tickets the day is known less well.
 */
const sameChangeDays = 3;

/**
 * Undeclared changes of the AI share, one for each scope where the share moved. They are known
 * from the look that found them.
 * @param alpha probability of a false one in 90 days, by scope
 */
export function findUndeclared(index: FactsIndex, declared: readonly Change[], alpha: number): Change[] {
  return (index.metrics.get('ai_share') ?? []).flatMap((scope) => {
    const { first, series } = exposureOf(index, scope);
    return findExposureShifts(series, alpha)
      .map((shift) => ({ shift, found: implicitChange(index.brand, scope, first, shift) }))
      .filter(({ shift, found }) => {
        const possible = { from: first + shift.earliest, to: first + shift.latest };
        return !declared.some((change) => explains(change, found, possible, scope));
      })
      .map(({ found }) => found);
  });
}

function explains(
  change: Change,
  found: Change,
  possible: { readonly from: number; readonly to: number },
  scope: ScopeCells,
): boolean {
  const from = Math.min(possible.from, found.day - sameChangeDays);
  const to = Math.max(possible.to, found.day + sameChangeDays);
  const { stageDays } = change;
  return (
    touchesScope(change.selector, found.selector, scope) && stageDays[0]! <= to && from <= stageDays.at(-1)!
  );
}

function implicitChange(brand: string, scope: ScopeCells, first: number, shift: ExposureShift): Change {
  const { name, market, channel, queue } = scope;
  const chosen = Object.entries({ brand, market, channel, queue }).filter(([, value]) => value !== '*');
  const day = first + shift.day;
  return {
    id: undeclaredId(brand, name, dayText(day)),
    kind: shift.after > shift.before ? 'ai_rollout' : 'handback',
    selector: Object.fromEntries(chosen.map(([dimension, value]) => [dimension, [value]])),
    day,
    isFromMidnight: false,
    stageDays: [day],
    cutDays: [day, day + 1],
    knownFrom: first + shift.foundOn,
  };
}

/** Daily tickets and those first handled by AI, as known at the end of each day. */
function exposureOf(index: FactsIndex, scope: ScopeCells): { first: number; series: ExposureSeries } {
  const first = Math.min(...scope.cells.map((cell) => index.day[cell.start]!));
  const length = index.lastDay - first + 1;
  const series = { n: new Float64Array(length), byAi: new Float64Array(length) };
  for (const { start, end } of scope.cells) {
    for (let row = start; row < end; row++) {
      if (index.lag[row] !== 0) continue;
      series.n[index.day[row]! - first]! += index.n[row]!;
      series.byAi[index.day[row]! - first]! += index.total[row]!;
    }
  }
  return { first, series };
}
