import { type Coverage, meetsNeeds } from '../../contract/definitions/coverage.ts';
import { metrics } from '../../contract/definitions/metrics.ts';
import type { Settings } from '../../contract/definitions/settings.ts';
import { sqlText } from '../../contract/lake/compose-sql.ts';
import { rowsByName } from '../../contract/lake/rows.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import type { Day } from '../../contract/records/instant.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { type CoverageQuestion, readCoverage, readNewestCoverage } from './read-coverage.ts';

/** What each source showed at the commit before, and shows now. */
export interface CoverageChange {
  readonly before: Coverage | undefined;
  readonly now: Coverage;
  /** First committed intake day of the sources of which a metric counts now or no longer. */
  readonly firstDay: Day | undefined;
}

export interface News extends Pick<CoverageQuestion, 'knownAt' | 'lake' | 'ingestedFrom' | 'isTakenBack'> {
  /** True when nothing that an earlier run found may be taken over. */
  readonly isFresh: boolean;
}

/** Asks what each source shows, and which days are counted otherwise by it. */
export async function gatherCoverage(
  engine: QueryEngine,
  settings: Settings,
  { isFresh, ...news }: News,
): Promise<CoverageChange> {
  const before = isFresh ? undefined : await readNewestCoverage(engine);
  const isTextARequest = settings.requests_from_text;
  const now = await readCoverage(engine, { ...news, previous: before, isTextARequest });
  const sources = before === undefined ? [] : changedSources(before, now);
  return { before, now, firstDay: sources.length === 0 ? undefined : await firstDayOf(engine, sources) };
}

/** Sources of which another set of metrics counts than before. */
export function changedSources(before: Coverage, now: Coverage): string[] {
  const metricsOf = (coverage: Coverage, source: string): string =>
    metrics
      .filter(({ needs }) => meetsNeeds(coverage.get(source) ?? new Set(), needs))
      .map(({ name }) => name)
      .join();
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (source) => metricsOf(before, source) !== metricsOf(now, source),
  );
}

async function firstDayOf(engine: QueryEngine, sources: readonly string[]): Promise<Day | undefined> {
  const days = await engine.query(bindParameters(sqlText('curate/source_days'), { sources }));
  const [row] = rowsByName(days);
  return typeof row?.first_dt === 'string' ? row.first_dt : undefined;
}
