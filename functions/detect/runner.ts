import { dayNumber, dayText } from '../contract/brand-facts.ts';
import { sqlText } from '../contract/compose-sql.ts';
import { definitionVersions } from '../contract/definition-version.ts';
import { addDays, type Day, startOfDay } from '../contract/instant.ts';
import type { Settings } from '../contract/settings.ts';
import { bindParameters, type SqlValue } from '../contract/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { type BacktestOptions, backtestBrand, countStreams } from './backtest.ts';
import { progressByBrand, progressFrom } from './brand-progress.ts';
import { type Change, coversBrand, currentChanges } from './changes.ts';
import { historyDays } from './drift.ts';
import { type FactsIndex, indexFacts } from './facts-index.ts';
import {
  type Record,
  readBrandSources,
  readChangeEvents,
  readFacts,
  readLooks,
  readProgress,
} from './lake-rows.ts';
import type { Look } from './look.ts';
import { metricRules } from './metric-rules.ts';
import { spendBudget } from './multiplicity.ts';
import { insertLooks, lookKey } from './record-looks.ts';
import { findUnannounced } from './unannounced.ts';
import { findWatermark, type Watermark } from './watermark.ts';

export interface DetectRequest {
  readonly engine: QueryEngine;
  readonly settings: Settings;
  /** Look as on this day, knowing only the changes declared by its end; default: the watermark of each brand. */
  readonly asOf?: Day;
  readonly onProgress?: (text: string) => void;
}

/** A brand and the day it was looked at. */
export interface BrandLook extends Watermark {
  readonly brand: string;
}

export interface DetectResult {
  readonly brands: readonly BrandLook[];
  /** Every look of the day, of all brands. */
  readonly looks: readonly Look[];
  /** How many of them are new in `evaluations`; the others had been recorded. */
  readonly recorded: number;
}

/** One look at every change of every brand: reads sufficient statistics, judges, appends what is new. */
export async function runDetect(request: DetectRequest): Promise<DetectResult> {
  const brands = await watermarks(request);
  const declared = await declaredChanges(request);
  const plans = [];
  for (const brand of brands) {
    request.onProgress?.(`reading ${brand.brand}`);
    plans.push({ brand, ...(await readBrand(request, brand, declared)) });
  }
  const levels = spend(request.settings, plans);
  const looks = plans.flatMap(({ brand, index, changes }) => [
    ...backtestBrand(index, changes, optionsFor(request.settings, levels, dayNumber(brand.day))),
  ]);
  return { brands, looks, recorded: await record(request, brands, looks) };
}

async function ask(
  { engine }: DetectRequest,
  name: Parameters<typeof sqlText>[0],
  values: Readonly<{ [name: string]: SqlValue }>,
): Promise<Record[]> {
  const { columns, rows } = await engine.query(bindParameters(sqlText(name), values));
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i] ?? null])));
}

async function watermarks(request: DetectRequest): Promise<BrandLook[]> {
  const silentAfter = request.settings.silent_source_days;
  const sources = readBrandSources(await ask(request, 'detectors/brand_sources', {}));
  const from = progressFrom(sources, silentAfter);
  if (from === undefined) return [];
  const recent = readProgress(await ask(request, 'detectors/source_progress', { from }));
  return [...progressByBrand(sources, recent)].flatMap(([brand, progress]) => {
    const mark = findWatermark(progress, silentAfter);
    if (mark === undefined) return [];
    const { asOf } = request;
    return [{ brand, silent: mark.silent, day: asOf !== undefined && asOf < mark.day ? asOf : mark.day }];
  });
}

async function declaredChanges(request: DetectRequest): Promise<Change[]> {
  const { asOf } = request;
  const instant = asOf === undefined ? startOfDay('9000-01-01') : startOfDay(addDays(asOf, 1));
  return currentChanges(
    readChangeEvents(await ask(request, 'detectors/changes', { known_before: { instant } })),
  );
}

interface BrandPlan {
  readonly index: FactsIndex;
  readonly changes: readonly Change[];
}

async function readBrand(
  request: DetectRequest,
  { brand, day }: BrandLook,
  declared: readonly Change[],
): Promise<BrandPlan> {
  const look = dayNumber(day);
  const exposure = await ask(request, 'detectors/exposure', { brand, look_day: day });
  const shares = indexFacts(readFacts(brand, exposure), look);
  const found = findUnannounced(shares, declared, request.settings.detection.alpha);
  const changes = [...declared, ...found].filter((change) => coversBrand(change, brand));
  const watched = changes.filter(
    (change) => change.day <= look && change.day + request.settings.detection.horizon_days > look,
  );
  if (watched.length === 0) return { index: indexFacts(readFacts(brand, []), look), changes: [] };
  const from = dayText(Math.min(...watched.map((change) => change.day)) - historyDays);
  const metrics = [...Object.keys(metricRules), 'ai_share'];
  const increments = await ask(request, 'detectors/increments', { brand, from, look_day: day, metrics });
  return { index: indexFacts(readFacts(brand, increments), look), changes };
}

function spend(settings: Settings, plans: readonly BrandPlan[]): Map<string, number> {
  const all = new Map(plans.flatMap(({ changes }) => changes.map((change) => [change.id, change])));
  const streams = (change: Change) => plans.reduce((sum, { index }) => sum + countStreams(index, change), 0);
  const { pages_per_quarter, alpha } = settings.detection;
  return spendBudget([...all.values()], streams, pages_per_quarter, alpha);
}

function optionsFor(settings: Settings, levels: Map<string, number>, day: number): BacktestOptions {
  const { alpha, horizon_days, rho, drift } = settings.detection;
  const versions = definitionVersions(settings);
  return {
    alphaOf: (change) => levels.get(change.id) ?? alpha,
    horizonDays: horizon_days,
    rho,
    drift,
    from: day,
    to: day,
    definitionVersionOf: (metric) => versions[metric] ?? 'unknown',
  };
}

async function record(
  request: DetectRequest,
  brands: readonly BrandLook[],
  looks: readonly Look[],
): Promise<number> {
  const known = new Set<string>();
  const gone: Look[] = [];
  const current = new Set(looks.map(streamKey));
  for (const day of new Set(brands.map((brand) => brand.day))) {
    const recorded = readLooks(await ask(request, 'detectors/recorded_looks', { look_day: day }));
    for (const look of recorded) known.add(lookKey(look));
    const open = readLooks(await ask(request, 'detectors/open_streams', { look_day: day }));
    const here = new Set(brands.filter((brand) => brand.day === day).map(({ brand }) => brand));
    const { horizon_days } = request.settings.detection;
    for (const look of open) {
      const isWatched = dayNumber(day) < dayNumber(look.change_effective_on) + horizon_days;
      if (!here.has(look.brand) || current.has(streamKey(look)) || !isWatched) continue;
      const since = dayNumber(day) - dayNumber(look.change_effective_on) + 1;
      gone.push({ ...look, known_on: day, day: since, listed: false, status: 'superseded' });
    }
  }
  const fresh = [...looks, ...gone].filter((look) => !known.has(lookKey(look)));
  for (const sql of insertLooks(fresh)) await request.engine.insert('evaluations', sql);
  return fresh.length;
}

/** A corrected or withdrawn change ends its streams: they are recorded once more, as superseded. */
const streamKey = (look: Look): string =>
  JSON.stringify([look.change_id, look.change_effective_on, look.brand, look.scope, look.metric]);
