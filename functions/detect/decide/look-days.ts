import type { Settings } from '../../contract/definitions/settings.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import type { Change } from '../changes/changes.ts';
import type { WatchedPeriod } from '../changes/watched.ts';
import type { FactsIndex } from '../facts/facts-index.ts';
import { countStreams } from './count-streams.ts';
import { addCounts, type Levels, noStreams, sameLevels, spendBudget } from './multiplicity.ts';
import { type ReplayOptions, replayBrand } from './replay-brand.ts';

/** A brand with its facts up to its last look, and the changes that its looks know. */
export interface WatchedBrand {
  readonly index: FactsIndex;
  readonly periods: readonly WatchedPeriod[];
}

/**
 * The looks of many days over facts that are loaded once: each day's as that day alone would have given it, with
 * the changes known then and their share of the budget of false alerts.
 */
export function* lookOverDays(
  brands: readonly WatchedBrand[],
  settings: Settings,
  definitionVersionOf: (metric: string) => string,
  isDoubted?: ReplayOptions['isDoubted'],
): Generator<Look> {
  const { alpha, horizon_days, rho, drift } = settings.detection;
  const levelsAsOf = new Map<number, ReadonlyMap<string, Levels>>();
  for (const { index, periods } of brands) {
    for (const { from, to, changes } of periods) {
      const levels = levelsAsOf.get(to) ?? spendAsOf(to, brands, settings);
      levelsAsOf.set(to, levels);
      yield* replayBrand(index, changes, {
        levelsOf: (change) => levels.get(change.id) ?? sameLevels(alpha),
        horizonDays: horizon_days,
        rho,
        drift,
        from,
        to,
        definitionVersionOf,
        ...(isDoubted && { isDoubted }),
        withPower: true,
      });
    }
  }
}

/** Error levels under one budget of false alerts, over all brands, with the changes that each knows on a day. */
function spendAsOf(day: number, brands: readonly WatchedBrand[], settings: Settings): Map<string, Levels> {
  const known = brands.flatMap(({ periods }) => changesAsOf(periods, day));
  const all = new Map(known.map((change) => [change.id, change]));
  const streams = (change: Change) =>
    brands.reduce((sum, { index }) => addCounts(sum, countStreams(index, change)), noStreams);
  const { false_alerts_per_quarter, alpha } = settings.detection;
  return spendBudget([...all.values()], streams, false_alerts_per_quarter, alpha);
}

/** A brand that is looked at on other days only is taken as it stood nearest to the day. */
const changesAsOf = (periods: readonly WatchedPeriod[], day: number): readonly Change[] =>
  (periods.findLast(({ from }) => from <= day) ?? periods[0])?.changes ?? [];
