import pMap from 'p-map';
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
import type { Change } from './changes/changes.ts';
import { type DeclaredLater, splitByDeclaration } from './changes/known-changes.ts';
import { lookOverDays, type WatchedBrand } from './decide/look-days.ts';
import { readLooks } from './facts/lake-rows.ts';
import { doubtWhileTagging, readDoubts } from './read-doubts.ts';
import {
  type Ask,
  type BrandLook,
  lookedDays,
  type PartlyShown,
  readBrands,
  readDeclared,
  readDefinitions,
  readOutdated,
  readPartlyShown,
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
  /** The declarations that the last looks knew. */
  readonly declared: readonly RoutingChangeEvent[];
}

const nothingDetected: Omit<DetectResult, 'brands'> = {
  looks: [],
  history: [],
  recorded: 0,
  redefined: 0,
  watched: [],
  declaredLater: [],
  declared: [],
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

/** Asks an engine. */
export const askOf =
  (engine: QueryEngine): Ask =>
  (name, values) =>
    engine.query(bindParameters(sqlText(name), values));

/** An engine elsewhere answers several in the time of one; an account may ask twenty at once or more. */
const brandsAtOnce = { concurrency: 4 };

/** What is read once for all brands. */
interface ForAllBrands {
  readonly declared: readonly RoutingChangeEvent[];
  readonly outdated: OutdatedLooks;
  readonly partlyShown: PartlyShown;
}

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
  const ask = askOf(engine);
  const brands = await readBrands(ask, settings, asOf);
  const lookDay = lastDayOf({ brands });
  if (lookDay === undefined) return { ...nothingDetected, brands };
  const [{ versions, isTagging }, everDeclared, partlyShown] = await Promise.all([
    readDefinitions(ask, settings),
    readDeclared(ask),
    readPartlyShown(ask),
  ]);
  const { known: declared, later: declaredLater } = splitByDeclaration(everDeclared, asOf);
  const outdated = await readOutdated(ask, settings, lookDay, versions);
  const common = { declared, outdated, partlyShown };
  const plans = await pMap(
    brands,
    (brand) => {
      onProgress(`reading ${brand.brand}`);
      return planBrand(ask, request, brand, common);
    },
    brandsAtOnce,
  );
  onProgress('evaluating');
  const watched = plans.map((plan) => plan.watched);
  const isDoubted = isTagging ? doubtWhileTagging : await readDoubts(ask, ...daysOfLooks(watched));
  const versionOf = (metric: string): string => versions[metric] ?? 'unknown';
  const made = [...lookOverDays(watched, settings, versionOf, isDoubted)];
  onProgress('recording');
  const done = await record(ask, request, plans, made, outdated);
  const last = new Map(brands.map(({ brand, day }) => [brand, day]));
  const looks = done.history.filter(({ brand, known_on }) => known_on === last.get(brand));
  return { brands, looks, ...done, watched, declaredLater, declared };
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
  { declared, outdated, partlyShown }: ForAllBrands,
): Promise<Plan> {
  const { brand } = look;
  const days = lookedDays(look, from);
  const again = outdated.firstDay(brand);
  const first = again === undefined ? days.from : Math.min(days.from, dayNumber(again));
  const watched = await readWatched(ask, settings, brand, declared, first, days.to, partlyShown);
  return { brand, ...days, watched };
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
  const [looks, open] = (
    await Promise.all([
      ask('detectors/recorded_looks', { from: first, look_day }),
      ask('detectors/open_streams', { look_day: from }),
    ])
  ).map((table) => readLooks(rowsByName(table))) as [Look[], Look[]];
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
