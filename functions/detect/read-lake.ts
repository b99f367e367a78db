import { definitionVersions } from '../contract/definitions/definition-version.ts';
import { judgedMetrics } from '../contract/definitions/metrics.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import { dayNumber, dayText } from '../contract/detection/brand-facts.ts';
import { readTicketGroups, type TicketGroup } from '../contract/detection/selector-match.ts';
import type { SqlName } from '../contract/lake/compose-sql.ts';
import { numberOf, rowsByName, type Table } from '../contract/lake/rows.ts';
import type { SqlValue } from '../contract/lake/sql.ts';
import type { RoutingChangeEvent } from '../contract/records/events.ts';
import { addDays, type Day, earliestDay, startOfDay } from '../contract/records/instant.ts';
import { factsFrom, watchBrand } from './changes/watched.ts';
import type { WatchedBrand } from './decide/look-days.ts';
import { progressByBrand, progressFrom } from './facts/brand-progress.ts';
import { type FactsIndex, indexFacts } from './facts/facts-index.ts';
import {
  cellSeparator,
  readBrandSources,
  readChangeEvents,
  readFacts,
  readProgress,
  readRecordedVersions,
} from './facts/lake-rows.ts';
import { findWatermark, type Watermark } from './facts/watermark.ts';
import { historyDays } from './noise/drift.ts';
import { findOutdated, type OutdatedLooks } from './record/outdated-looks.ts';

/** The metrics whose facts looks rest on. */
const readMetrics: readonly string[] = [...judgedMetrics.keys(), 'ai_share'];

/** Answers one of the detector's queries over the lake, by its file and the values of its parameters. */
export type Ask = (name: SqlName, values: Readonly<{ [name: string]: SqlValue }>) => Promise<Table>;

/** Days of tickets that a selector is held against. */
const groupDays = 365;

/** A brand and the day it is looked at. */
export interface BrandLook extends Watermark {
  readonly brand: string;
}

/** A metric's definition is no longer the one that the lake's rows were curated with. */
export class StaleDefinitions extends Error {
  override readonly name = 'StaleDefinitions';

  constructor(metrics: readonly string[]) {
    super(
      `detect: definitions changed since the last curate: ${metrics.join(', ')}; run \`handback curate\` first, ` +
        'so that no look mixes two definitions',
    );
  }
}

/** The brands there are, each with its watermark, or with an earlier day that was asked for. */
export async function readBrands(ask: Ask, settings: Settings, asOf: Day | undefined): Promise<BrandLook[]> {
  const silentAfter = settings.silent_source_days;
  const sources = readBrandSources(rowsByName(await ask('detectors/brand_sources', {})));
  const from = progressFrom(sources, silentAfter);
  if (from === undefined) return [];
  const recent = readProgress(rowsByName(await ask('detectors/source_progress', { from })));
  return [...progressByBrand(sources, recent)].flatMap(([brand, progress]) => {
    const mark = findWatermark(progress, silentAfter);
    if (mark === undefined) return [];
    return [{ brand, silent: mark.silent, day: asOf !== undefined && asOf < mark.day ? asOf : mark.day }];
  });
}

/** What the lake's rows were made by. */
export interface Definitions {
  /** Metric → version of its definition. */
  readonly versions: Readonly<{ [metric: string]: string }>;
  /** True while texts are being tagged again: some have the new tags, some those before. */
  readonly isTagging: boolean;
}

/**
 * The metrics' definitions in force: those of the settings and of the tags that curation saw, with which the lake's rows
 * must have been made.
 * @throws StaleDefinitions
 */
export async function readDefinitions(ask: Ask, settings: Settings): Promise<Definitions> {
  const [row] = rowsByName(await ask('detectors/definitions', {}));
  const tagVersion = row?.tag_version == null ? undefined : numberOf(row, 'tag_version');
  const versions = definitionVersions(settings, tagVersion);
  const curated = JSON.parse(String(row?.definition_versions ?? '{}')) as { [metric: string]: string };
  const stale = Object.keys(versions).filter((metric) => curated[metric] !== versions[metric]);
  if (stale.length > 0) throw new StaleDefinitions(stale);
  return { versions, isTagging: row?.is_tagging === true };
}

/** Everything that was ever declared. */
export async function readDeclared(ask: Ask): Promise<RoutingChangeEvent[]> {
  const instant = startOfDay('9000-01-01');
  return readChangeEvents(rowsByName(await ask('detectors/changes', { known_before: { instant } })));
}

/** The tickets of the year before a day, by what a selector chooses by. */
export async function readGroups(ask: Ask, lookDay: Day): Promise<TicketGroup[]> {
  const given = { from: addDays(lookDay, -groupDays), look_day: lookDay };
  return readTicketGroups(rowsByName(await ask('detectors/ticket_groups', given)));
}

/** Looks recorded in the horizon under another definition, and not made again yet. */
export async function readOutdated(
  ask: Ask,
  settings: Settings,
  lookDay: Day,
  versions: Readonly<{ [metric: string]: string }>,
): Promise<OutdatedLooks> {
  const from = addDays(lookDay, -settings.detection.horizon_days);
  const rows = rowsByName(await ask('detectors/recorded_versions', { from, look_day: lookDay }));
  return findOutdated(readRecordedVersions(rows), versions);
}

/**
 * A brand's changes as its looks of the days [from, to] know them, and the facts that these looks need.
 * @param from days since 1970, as `to`
 * @param partlyShown as `readPartlyShown` says, which is the same for all brands
 * @param least facts from this day on are read whatever looks need
 */
export async function readWatched(
  ask: Ask,
  settings: Settings,
  brand: string,
  events: readonly RoutingChangeEvent[],
  from: number,
  to: number,
  partlyShown: PartlyShown,
  least = Number.POSITIVE_INFINITY,
): Promise<WatchedBrand> {
  const given = { brand, look_day: dayText(to), separator: cellSeparator };
  const indexOf = (rows: Parameters<typeof readFacts>[1]): FactsIndex =>
    indexFacts(readFacts(brand, rows), to, partlyShown);
  const exposure = { ...given, ...noTickets, from: earliestDay, metrics: ['ai_share'], by_stratum: false };
  const shares = indexOf((await ask('detectors/increments', exposure)).rows);
  const periods = watchBrand(shares, events, from, to, settings);
  const first = Math.min(factsFrom(periods, settings.detection.horizon_days) ?? least, least);
  if (!Number.isFinite(first)) return { index: indexOf([]), periods };
  const tickets = partlyShown.size === 0 ? noTickets : ticketsBeside(partlyShown);
  const needed = { ...given, ...tickets, from: dayText(first), metrics: readMetrics, by_stratum: true };
  return { index: indexOf((await ask('detectors/increments', needed)).rows), periods };
}

/** A brand's changes as its look of a day knows them, and the facts that a change made the day after would rest on. */
export const readPlanned = (
  ask: Ask,
  settings: Settings,
  brand: string,
  events: readonly RoutingChangeEvent[],
  day: number,
  partlyShown: PartlyShown,
): Promise<WatchedBrand> =>
  readWatched(ask, settings, brand, events, day, day, partlyShown, day + 1 - historyDays);

/** Metrics that some source does not show. */
export type PartlyShown = ReadonlySet<string>;

/** Those of them that looks rest on. */
export async function readPartlyShown(ask: Ask): Promise<PartlyShown> {
  const rows = rowsByName(await ask('detectors/partly_shown', {}));
  return new Set(rows.map(({ metric }) => String(metric)).filter((metric) => readMetrics.includes(metric)));
}

/** Asks for the tickets too: all of them, and those that each of these metrics is shown of. */
const ticketsBeside = (partlyShown: PartlyShown) => ({
  with_tickets: true,
  partly_shown: [...partlyShown],
});
const noTickets = { with_tickets: false, partly_shown: [''] };

/** Days since 1970 that a brand is looked at. */
export const lookedDays = ({ day }: BrandLook, from: Day | undefined): { from: number; to: number } => {
  const to = dayNumber(day);
  return { from: Math.min(to, from === undefined ? to : dayNumber(from)), to };
};
