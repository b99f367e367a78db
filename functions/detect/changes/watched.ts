import type { Settings } from '../../contract/definitions/settings.ts';
import { admitsBrand } from '../../contract/detection/selector.ts';
import type { RoutingChangeEvent } from '../../contract/records/events.ts';
import type { FactsIndex } from '../facts/facts-index.ts';
import { historyDays } from '../noise/drift.ts';
import { type Change, currentChanges } from './changes.ts';
import { type KnownPeriod, periodsOf } from './known-changes.ts';
import { findUndeclared } from './undeclared.ts';

/** Days of looks over which a brand's changes, declared and found, are the same. */
export interface WatchedPeriod extends Pick<KnownPeriod, 'from' | 'to'> {
  readonly changes: readonly Change[];
}

/**
 * The changes of a brand as each day's look knows them.
 * @param shares the brand's AI share by day, up to the last look
 */
export const watchBrand = (
  shares: FactsIndex,
  events: readonly RoutingChangeEvent[],
  from: number,
  to: number,
  settings: Settings,
): WatchedPeriod[] =>
  periodsOf(events, from, to).map((period) => {
    const declared = currentChanges(period.events);
    const found = findUndeclared(shares, declared, settings.detection.alpha);
    const isKnown = (change: Change) =>
      change.knownFrom <= period.to && admitsBrand(change.selector, shares.brand);
    return { from: period.from, to: period.to, changes: [...declared, ...found].filter(isKnown) };
  });

/** First day of facts that the looks need: history before the first change watched; undefined when none is. */
export function factsFrom(periods: readonly WatchedPeriod[], horizonDays: number): number | undefined {
  const watched = periods.flatMap(({ from, to, changes }) =>
    changes.filter(({ day }) => day <= to && day + horizonDays > from),
  );
  return watched.length === 0 ? undefined : Math.min(...watched.map(({ day }) => day)) - historyDays;
}
