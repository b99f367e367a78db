import type { Settings } from '../contract/definitions/settings.ts';
import { dayNumber } from '../contract/detection/brand-facts.ts';
import type { Selector } from '../contract/records/events.ts';
import type { Day } from '../contract/records/instant.ts';
import type { QueryEngine } from '../platform/ports.ts';
import type { Change } from './changes/changes.ts';
import { splitByDeclaration } from './changes/known-changes.ts';
import { countStreams } from './decide/count-streams.ts';
import { type Levels, sameLevels, spendBudget } from './decide/multiplicity.ts';
import { type PlannedScope, plannedChange, planPower } from './decide/plan-power.ts';
import { scopesIn } from './facts/scopes-in.ts';
import { readBrands, readDeclared, readDefinitions, readPartlyShown, readPlanned } from './read-lake.ts';
import { askOf } from './run-detect.ts';

export interface PowerRequest {
  readonly engine: QueryEngine;
  readonly settings: Settings;
  readonly metric: string;
  /** Drops in points, as `PlannedDrop` says them. */
  readonly points: readonly number[];
  /** The tickets of one change; undefined: each scope by itself. */
  readonly selector?: Selector | undefined;
  readonly asOf?: Day | undefined;
}

export interface PowerResult {
  readonly brands: readonly { readonly brand: string; readonly day: Day }[];
  readonly scopes: readonly PlannedScope[];
}

/**
 * When drops would be seen, were a change made the day after the last complete one: of the tickets asked about, or of
 * each scope by itself. Its error level is what the budget of false alerts would leave it.
 * @throws StaleDefinitions when curate has not run since a definition changed
 */
export async function runPower(request: PowerRequest): Promise<PowerResult> {
  const { engine, settings, asOf, selector, metric, points } = request;
  const ask = askOf(engine);
  const brands = await readBrands(ask, settings, asOf);
  if (brands.length === 0) return { brands, scopes: [] };
  await readDefinitions(ask, settings);
  const { known } = splitByDeclaration(await readDeclared(ask), asOf);
  const partlyShown = await readPartlyShown(ask);
  const scopes: PlannedScope[] = [];
  for (const { brand, day } of brands) {
    const { index, periods } = await readPlanned(ask, settings, brand, known, dayNumber(day), partlyShown);
    const changes = periods.at(-1)?.changes ?? [];
    const first = dayNumber(day) + 1;
    const selectors = selector === undefined ? scopesIn(index, first) : [selector];
    for (const each of selectors) {
      const planned = plannedChange(each, first);
      const levels = levelsOf(planned, changes, { index, settings });
      const { rho, drift } = settings.detection;
      scopes.push(...planPower(index, planned, changes, { metric, points, levels, rho, drift }));
    }
  }
  return { brands, scopes };
}

/** What a planned change would get of the budget, at this brand. */
function levelsOf(
  planned: Change,
  changes: readonly Change[],
  { index, settings }: { index: Parameters<typeof countStreams>[0]; settings: Settings },
): Levels {
  const { false_alerts_per_quarter, alpha } = settings.detection;
  const count = (change: Change) => countStreams(index, change);
  const levels = spendBudget([...changes, planned], count, false_alerts_per_quarter, alpha);
  return levels.get(planned.id) ?? sameLevels(alpha);
}
