import { type Coverage, meetsNeeds, shownThings } from '../../contract/definitions/coverage.ts';
import { metrics } from '../../contract/definitions/metrics.ts';
import { encodeObject } from '../encode-object.ts';

/**
 * What each source shows, as a Parquet object of the table `coverage`: one row that says that the run has looked, a row
 * for each source and thing, and one for each source and metric, in their order.
 */
export function encodeCoverage(runId: string, coverage: Coverage): Uint8Array {
  const sources = [...coverage].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = sources.flatMap(([source, shown]) => [
    ...shownThings.map((thing) => ({ source, kind: 'shows', item: thing, is_shown: shown.has(thing) })),
    ...metrics.map(({ name, needs }) => ({
      source,
      kind: 'metric',
      item: name,
      is_shown: meetsNeeds(shown, needs),
    })),
  ]);
  return encodeObject(
    'coverage',
    [looked, ...rows].map((row) => ({ run_id: runId, ...row })),
  );
}

/** There may be no source left that shows anything. */
const looked = { source: null, kind: 'run', item: 'coverage', is_shown: true };
