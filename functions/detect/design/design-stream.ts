import type { Change } from '../changes/changes.ts';
import type { CellRows, FactsIndex } from '../facts/facts-index.ts';
import type { Window } from '../facts/samples.ts';
import { historyDays } from '../noise/drift.ts';
import { admittedCells, type Control, selectControls, sumCells } from './controls.ts';
import type { SampleCache } from './sample-cache.ts';
import { type DesignSettings, settleDesign } from './settle-design.ts';
import { countIntake, type Stratification, stratify } from './stratify.ts';
import type { Stream, StreamFamily, StreamScopes } from './stream.ts';
import { afterFrom, type BeforeWindow, beforeWindow, cutsBefore, longestBefore } from './windows.ts';

/**
 * Settles the design of one stream from what was known at the change.
 * @param changes every change of the brand: controls are those that none of them touches
 */
export function designStream(
  family: StreamFamily,
  changes: readonly Change[],
  within: StreamScopes,
  settings: DesignSettings,
): Stream {
  const { index, change, metric, cache } = family;
  const treated = within.scopes.flatMap((scope) => admittedCells(change, scope));
  const stream = {
    ...family,
    scope: within.name,
    treated,
    firstKnown: firstKnownLook(index, treated),
    supersededFrom: within.supersededFrom,
  };
  const earliest = firstDay(index, treated);
  const before = beforeWindow(change, within.earlier, earliest);
  const observed = sumCells(index, treated, before.from, change.day, change.day);
  if (before.days < 7 || observed.n <= 0) {
    return { ...stream, design: undefined, stratification: undefined, hasPreTrend: false };
  }
  const shared = cache.within(`before ${before.from}`);
  const controls = shared.get('controls', () => selectControls(index, metric, change, changes, before));
  const stratification = stratifyStream(family, treated, controls, before, shared);
  const controlled = { ...stream, cache: shared.within(stratification.signature) };
  const design = settleDesign({
    ...controlled,
    window: windowOf(family, before),
    stratification,
    controls,
    meanBefore: observed.total / observed.n,
    cuts: cutsBefore(change, within.earlier),
    earliest: controls.reduce((first, { cells }) => Math.min(first, firstDay(index, cells)), earliest),
    settings,
  });
  const twice = beforeWindow(change, within.earlier, earliest, 2 * longestBefore);
  return { ...controlled, design, stratification, hasPreTrend: twice.days === 2 * longestBefore };
}

/** A stream of tickets whose sources do not show the metric: there is nothing to settle. */
export const openStream = (family: StreamFamily, within: StreamScopes): Stream => ({
  ...family,
  scope: within.name,
  treated: [],
  firstKnown: firstKnownLook(
    family.index,
    within.scopes.flatMap((scope) => admittedCells(family.change, scope)),
  ),
  supersededFrom: within.supersededFrom,
  design: undefined,
  stratification: undefined,
  hasPreTrend: false,
});

const windowOf = ({ index, change, metric, lastLook }: StreamFamily, before: BeforeWindow): Window => ({
  changeDay: change.day,
  beforeFrom: before.from,
  afterFrom: afterFrom(change),
  lastLook,
  historyFrom: change.day - historyDays,
  maturities: index.maturities.get(metric) ?? 1,
});

/** Strata of the treated and the controls together; without controls the weekday is one of them. */
function stratifyStream(
  { index, change }: StreamFamily,
  treated: readonly CellRows[],
  controls: readonly Control[],
  before: BeforeWindow,
  shared: SampleCache,
): Stratification {
  const hasControls = controls.length > 0;
  const controlCounts = shared.get('intake', () => {
    const cells = controls.flatMap((control) => control.cells);
    return countIntake(index, change, before.from, cells, false);
  });
  const treatedCounts = countIntake(index, change, before.from, treated, !hasControls);
  return stratify(treatedCounts, controlCounts, controls.length);
}

const firstDay = (index: FactsIndex, cells: readonly CellRows[]): number =>
  cells.reduce((first, cell) => Math.min(first, index.day[cell.start]!), Number.POSITIVE_INFINITY);

/** First look at which anything of the cells is known; Infinity when nothing ever is. */
export function firstKnownLook(index: FactsIndex, cells: readonly CellRows[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    for (let row = cell.start; row < cell.end && index.day[row]! < first; row++) {
      first = Math.min(first, index.day[row]! + index.lag[row]!);
    }
  }
  return first;
}
