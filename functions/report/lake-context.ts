import { sqlTexts } from '../contract/generated/sql.ts';
import { addDays, type Day, dayOf } from '../contract/instant.ts';
import type { Settings } from '../contract/settings.ts';
import type { QueryResult } from '../platform/ports.ts';

/** What every report needs to know of the lake it reads. */
export interface LakeContext {
  /** Events that arrived up to then were seen by the newest commit, ISO instant. */
  readonly known_at: string;
  /** Metric → version of its definition. */
  readonly definition_versions: Readonly<Record<string, string>>;
  readonly first_day: Day;
  /** Last day of which everything can be known. */
  readonly last_complete_day: Day;
  /** Last intake day whose values can no longer change: horizon and verification window have passed. */
  readonly last_mature_day: Day;
}

/** The lake has no committed episodes. */
export class NothingCurated extends Error {
  override readonly name = 'NothingCurated';

  constructor() {
    super('report: the lake has no curated episodes yet; run `handback ingest`, then `handback curate`');
  }
}

export const contextSql = sqlTexts['reports/context'];

/**
 * Reads the answer of `queries/reports/context.sql`. The last complete day is the day before the commit's
 * known_at, or the last day with events when that is earlier (an export ends where it ends).
 * @throws NothingCurated
 */
export function readContext(result: QueryResult, settings: Settings): LakeContext {
  const row = Object.fromEntries(result.columns.map(({ name }, index) => [name, result.rows[0]?.[index]]));
  if (typeof row.known_at !== 'string' || typeof row.first_day !== 'string') throw new NothingCurated();
  const dayBeforeKnown = addDays(dayOf(Date.parse(row.known_at)), -1);
  const ends = [dayBeforeKnown, row.last_day, row.last_event_day].filter((day) => typeof day === 'string');
  const last = ends.sort()[0] ?? dayBeforeKnown;
  return {
    known_at: row.known_at,
    definition_versions: readVersions(row.definition_versions),
    first_day: row.first_day,
    last_complete_day: last,
    last_mature_day: addDays(last, -(settings.lag_days + settings.verification_window_days)),
  };
}

function readVersions(text: unknown): Record<string, string> {
  const parsed: unknown = typeof text === 'string' && text !== '' ? JSON.parse(text) : {};
  return typeof parsed === 'object' && parsed !== null
    ? Object.fromEntries(Object.entries(parsed).map(([metric, version]) => [metric, String(version)]))
    : {};
}
