import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { admitsBrand, admitsScope } from '../../contract/detection/selector.ts';
import type { Change } from '../changes/changes.ts';
import { admittedCells } from '../design/controls.ts';
import type { CellRows, FactsIndex } from '../facts/facts-index.ts';
import { firstRowFrom } from '../facts/samples.ts';
import { historyDays } from '../noise/drift.ts';
import type { StreamCount } from './multiplicity.ts';

/** What a change opens at a brand, as known at its opening: scopes and the whole × metrics, and scopes and the whole. */
export function countStreams(index: FactsIndex, change: Change): StreamCount {
  if (!admitsBrand(change.selector, index.brand)) return { streams: 0, scopes: 0 };
  const opened = Math.max(change.day, change.knownFrom);
  let streams = 0;
  const names = new Set<string>();
  for (const [metric, scopes] of index.metrics) {
    if (!judgedMetrics.has(metric)) continue;
    const treated = scopes.filter(
      (scope) =>
        admitsScope(change.selector, scope) &&
        admittedCells(change, scope).some((cell) => isKnownBefore(index, cell, change.day, opened)),
    );
    if (treated.length > 0) streams += treated.length + 1;
    for (const { name } of treated) names.add(name);
  }
  return { streams, scopes: names.size === 0 ? 0 : names.size + 1 };
}

/** True when something of the cell's days from the change's history on was known before the day `opened` began. */
function isKnownBefore(index: FactsIndex, cell: CellRows, changeDay: number, opened: number): boolean {
  const first = firstRowFrom(index, cell, changeDay - historyDays);
  for (let row = first; row < cell.end && index.day[row]! < opened; row++) {
    if (index.day[row]! + index.lag[row]! < opened) return true;
  }
  return false;
}
