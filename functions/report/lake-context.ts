import type { Settings } from '../contract/definitions/settings.ts';
import { sqlTexts } from '../contract/generated/sql.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import { addDays, type Day, dayOf } from '../contract/records/instant.ts';
import type { QueryResult } from '../platform/ports.ts';

/** What every report needs to know of the lake it reads. */
export interface LakeContext {
  /** Events that arrived up to then were seen by the newest commit, ISO instant. */
  readonly known_at: string;
  /** Metric → version of its definition. */
  readonly definition_versions: Readonly<Record<string, string>>;
  readonly first_day: Day;
  /** Last intake day that is over. */
  readonly last_complete_day: Day;
  /** Last intake day whose values can no longer change: horizon and verification window have passed. */
  readonly last_mature_day: Day;
  /** The instant up to which what contradicts a claim was seen: the newest commit's, or the end of the last day with events. */
  readonly seen_until: string;
  /** Metrics that some source does not show, each with these sources. */
  readonly not_in_data: readonly NotInData[];
}

/** A metric that the tickets of these sources are not counted for: they cannot show it. */
export interface NotInData {
  readonly metric: string;
  readonly sources: readonly string[];
}

/** The lake has no committed episodes, or none of this version's making. */
export class NothingCurated extends Error {
  override readonly name = 'NothingCurated';

  constructor(text = 'the lake has no curated episodes yet; run `handback ingest`, then `handback curate`') {
    super(`report: ${text}`);
  }
}

export const contextSql = sqlTexts['reports/context'];

/**
 * Reads the answer of `queries/reports/context.sql`. Everything is known through the day before the commit's
 * known_at, or the last day with events when that is earlier: an export ends where it ends, and what would have
 * become known later is not in it.
 * @throws NothingCurated
 */
export function readContext(result: QueryResult, settings: Settings): LakeContext {
  const rows = rowsByName(result);
  const row = rows[0] ?? {};
  if (typeof row.known_at !== 'string' || typeof row.first_day !== 'string') throw new NothingCurated();
  if (!rows.some(({ coverage_kind }) => coverage_kind === 'run'))
    throw new NothingCurated('an earlier version has curated the lake; run `handback curate` again');
  const through = earlier(addDays(dayOf(Date.parse(row.known_at)), -1), row.last_event_day);
  const final = addDays(through, -(settings.lag_days + settings.verification_window_days));
  return {
    known_at: row.known_at,
    definition_versions: readVersions(row.definition_versions),
    first_day: row.first_day,
    seen_until: earlier(row.known_at, endOf(row.last_event_day)),
    last_complete_day: earlier(through, row.last_day),
    last_mature_day: earlier(final, row.last_day),
    not_in_data: readUncovered(rows),
  };
}

function readUncovered(rows: readonly Row[]): NotInData[] {
  const pairs = rows.filter(({ coverage_kind }) => coverage_kind === 'metric');
  return [...Map.groupBy(pairs, ({ uncovered_metric }) => String(uncovered_metric))].map(([metric, own]) => ({
    metric,
    sources: own.map(({ uncovered_source }) => String(uncovered_source)),
  }));
}

/** Of two days or of two instants. */
const earlier = (first: string, other: unknown): string =>
  typeof other === 'string' && other < first ? other : first;

const endOf = (day: unknown): string | undefined =>
  typeof day === 'string' ? `${addDays(day, 1)}T00:00:00.000Z` : undefined;

function readVersions(text: unknown): Record<string, string> {
  const parsed: unknown = typeof text === 'string' && text !== '' ? JSON.parse(text) : {};
  return typeof parsed === 'object' && parsed !== null
    ? Object.fromEntries(Object.entries(parsed).map(([metric, version]) => [metric, String(version)]))
    : {};
}
