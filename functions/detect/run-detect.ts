import type { Settings } from '../contract/definitions/settings.ts';
import { dayNumber, dayText } from '../contract/detection/brand-facts.ts';
import type { Look } from '../contract/detection/evaluation.ts';
import { lookKey } from '../contract/detection/evaluation.ts';
import { sqlText } from '../contract/lake/compose-sql.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { RoutingChangeEvent } from '../contract/records/events.ts';
import type { Day } from '../contract/records/instant.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { type Change, currentChanges } from './changes/changes.ts';
import { type DeclaredLater, splitByDeclaration } from './changes/known-changes.ts';
import { findUnmatched, type UnmatchedChange } from './changes/unmatched.ts';
import { lookOverDays, type WatchedBrand } from './decide/look-days.ts';
import { readLooks } from './facts/lake-rows.ts';
import { doubtWhileTagging, readDoubts } from './read-doubts.ts';
import {
  type Ask,
  type BrandLook,
  lookedDays,
  readBrands,
  readDeclared,
  readDefinitions,
  readGroups,
  readOutdated,
  readWatched,
} from './read-lake.ts';
import { freshLooks, type LookedDays } from './record/fresh-looks.ts';
import type { OutdatedLooks } from './record/outdated-looks.ts';
import { insertLooks, lookRows } from './record/record-looks.ts';

export interface DetectRequest {
  readonly engine: QueryEngine;
  readonly settings: Settings;
  /** Look as on this day, knowing only the changes declared by its end; default: the watermark of each brand. */
  readonly asOf?: Day;
  /** Also the look of every day since this one, each knowing only what was declared by its end. */
  readonly from?: Day;
  readonly onProgress?: (text: string) => void;
}

export interface DetectResult {
  readonly brands: readonly BrandLook[];
  /** Every look of the day, of all brands. */
  readonly looks: readonly Look[];
  /** The looks of all days that were asked for, in order; those of one day are `looks`. */
  readonly history: readonly Look[];
  /** How many of them are new in `evaluations`; the others had been recorded. */
  readonly recorded: number;
  /** How many looks of earlier days were recorded again, since their metric's definition has changed. */
  readonly redefined: number;
  /** The facts and changes that were looked at, by brand. */
  readonly watched: readonly WatchedBrand[];
  /** Changes that were declared only after the day asked for. */
  readonly declaredLater: readonly DeclaredLater[];
  /** Declared changes whose selector matches no ticket, or names values that no ticket has. */
  readonly unmatched: readonly UnmatchedChange[];
}

const nothingDetected: Omit<DetectResult, 'brands'> = {
  looks: [],
  history: [],
  recorded: 0,
  redefined: 0,
  watched: [],
  declaredLater: [],
  unmatched: [],
};

/** The changes that the last looks know, declared and found. */
export const changesOf = ({ watched }: Pick<DetectResult, 'watched'>): Change[] =>
  watched.flatMap(({ periods }) => [...(periods.at(-1)?.changes ?? [])]);

/** The last day looked at of any brand; undefined before the first curation. */
export const lastDayOf = ({ brands }: Pick<DetectResult, 'brands'>): Day | undefined =>
  brands
    .map(({ day }) => day)
    .sort()
    .at(-1);

/** A brand being looked at, and the days asked for. */
interface Plan extends LookedDays {
  readonly watched: WatchedBrand;
}

/**
 * One look at every change of every brand, and those of every day since `from`: reads sufficient statistics, evaluates
 * them, appends what is new. Where a metric's definition has changed, the recorded looks of the horizon are made again
 * under the new one; the old ones stay.
 * @throws StaleDefinitions when curate has not run since a definition changed
 */
export async function runDetect(request: DetectRequest): Promise<DetectResult> {
  const { engine, settings, asOf, onProgress = () => {} } = request;
  const ask: Ask = (name, values) => engine.query(bindParameters(sqlText(name), values));
  const brands = await readBrands(ask, settings, asOf);
  const lookDay = lastDayOf({ brands });
  if (lookDay === undefined) return { ...nothingDetected, brands };
  const { versions, isTagging } = await readDefinitions(ask, settings);
  const declared = await readDeclared(ask);
  const { known: events, later: declaredLater } = splitByDeclaration(declared, asOf);
  const outdated = await readOutdated(ask, settings, lookDay, versions);
  const plans: Plan[] = [];
  for (const brand of brands) {
    onProgress(`reading ${brand.brand}`);
    plans.push(await planBrand(ask, request, brand, events, outdated));
  }
  onProgress('evaluating');
  const watched = plans.map((plan) => plan.watched);
  const isDoubted = isTagging ? doubtWhileTagging : await readDoubts(ask, ...daysOfLooks(watched));
  const versionOf = (metric: string): string => versions[metric] ?? 'unknown';
  const made = [...lookOverDays(watched, settings, versionOf, isDoubted)];
  onProgress('recording');
  const done = await record(ask, request, plans, made, outdated);
  const last = new Map(brands.map(({ brand, day }) => [brand, day]));
  const looks = done.history.filter(({ brand, known_on }) => known_on === last.get(brand));
  const unmatched = findUnmatched(currentChanges(events), await readGroups(ask, lookDay));
  return { brands, looks, ...done, watched, declaredLater, unmatched };
}

/** First and last day of any look. */
function daysOfLooks(watched: readonly WatchedBrand[]): [number, number] {
  const periods = watched.flatMap((brand) => brand.periods);
  return [Math.min(...periods.map(({ from }) => from)), Math.max(...periods.map(({ to }) => to))];
}

async function planBrand(
  ask: Ask,
  { settings, from }: DetectRequest,
  look: BrandLook,
  events: readonly RoutingChangeEvent[],
  outdated: OutdatedLooks,
): Promise<Plan> {
  const { brand } = look;
  const days = lookedDays(look, from);
  const again = outdated.firstDay(brand);
  const first = again === undefined ? days.from : Math.min(days.from, dayNumber(again));
  return { brand, ...days, watched: await readWatched(ask, settings, brand, events, first, days.to) };
}

/** Appends the looks of the days asked for that are not recorded yet, and the outdated ones as they are now. */
async function record(
  ask: Ask,
  { engine, settings }: DetectRequest,
  plans: readonly Plan[],
  made: readonly Look[],
  outdated: OutdatedLooks,
): Promise<Pick<DetectResult, 'history' | 'recorded' | 'redefined'>> {
  const asked = new Map(plans.map(({ brand, from }) => [brand, dayText(from)]));
  const { history = [], earlier = [] } = Object.groupBy(made, ({ brand, known_on }) =>
    known_on >= asked.get(brand)! ? 'history' : 'earlier',
  );
  const look_day = dayText(Math.max(...plans.map(({ to }) => to)));
  const from = [...asked.values()].sort()[0]!;
  const first = [from, ...earlier.map(({ known_on }) => known_on)].sort()[0]!;
  const looks = readLooks(rowsByName(await ask('detectors/recorded_looks', { from: first, look_day })));
  const open = readLooks(rowsByName(await ask('detectors/open_streams', { look_day: from })));
  const fresh = freshLooks(plans, history, { looks, open }, settings.detection.horizon_days);
  const known = new Set(looks.map(lookKey));
  const again = earlier.filter((look) => outdated.includes(look) && !known.has(lookKey(look)));
  await append(engine, [...fresh, ...again]);
  return { history, recorded: fresh.length, redefined: again.length };
}

async function append(engine: QueryEngine, looks: readonly Look[]): Promise<void> {
  if (engine.append !== undefined) await engine.append('evaluations', lookRows(looks));
  else for (const sql of insertLooks(looks)) await engine.insert('evaluations', sql);
}
