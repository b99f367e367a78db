import { sqlTexts } from '../contract/generated/sql.ts';
import { addDays, type Day, dayOf } from '../contract/instant.ts';
import { rowsByName } from '../contract/rows.ts';
import type { Settings } from '../contract/settings.ts';
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
 * Reads the answer of `queries/reports/context.sql`. Everything is known through the day before the commit's
 * known_at, or the last day with events when that is earlier: an export ends where it ends, and what would have
 * become known later is not in it.
 * @throws NothingCurated
 */
export function readContext(result: QueryResult, settings: Settings): LakeContext {
  const [row = {}] = rowsByName(result);
  if (typeof row.known_at !== 'string' || typeof row.first_day !== 'string') throw new NothingCurated();
  const through = earlier(addDays(dayOf(Date.parse(row.known_at)), -1), row.last_event_day);
  const final = addDays(through, -(settings.lag_days + settings.verification_window_days));
  return {
    known_at: row.known_at,
    definition_versions: readVersions(row.definition_versions),
    first_day: row.first_day,
    last_complete_day: earlier(through, row.last_day),
    last_mature_day: earlier(final, row.last_day),
  };
}

const earlier = (day: Day, other: unknown): Day => (typeof other === 'string' && other < day ? other : day);

function readVersions(text: unknown): Record<string, string> {
  const parsed: unknown = typeof text === 'string' && text !== '' ? JSON.parse(text) : {};
  return typeof parsed === 'object' && parsed !== null
    ? Object.fromEntries(Object.entries(parsed).map(([metric, version]) => [metric, String(version)]))
    : {};
}
