import { fileSteps, type SqlName, type SqlStep, sqlText } from '../lake/compose-sql.ts';
import { type Coverage, sourcesMeeting } from './coverage.ts';
import { type MetricSpec, metrics } from './metrics.ts';
import { type Observed, observationsOf } from './observations.ts';

/**
 * The tickets themselves, whatever their source shows: with them it can be said how many of the tickets a metric
 * covers.
 */
const tickets: Observed = {
  name: 'tickets',
  sql: `select e.*, e.started_at as counted_at, cast(null as timestamp) as valued_at, 0e0 as value, 0e0 as previous_value
from episodes e`,
  lastLag: '0',
  condition: 'true',
};

/** The file that computes a metric. */
export const factName = (metric: string): SqlName => `facts/${metric}` as SqlName;

/** A metric counts the episodes of the sources that show what it needs. */
const observed = ({ name, waitsForVerification }: MetricSpec): Observed => ({
  name,
  sql: sqlText(factName(name)),
  lastLag: waitsForVerification ? ':lag_days + :window_days' : ':lag_days',
  condition: `source in :${shownParameter(name)}`,
});

/**
 * The steps to the increments of a run: the rows that it has stored, under the names of the views; the files of the
 * metrics, which read them, as `observations`; then `facts`. Metrics of the same rows read them once.
 */
export function factSteps(): readonly SqlStep[] {
  return [
    ...fileSteps('runs/episodes', 'runs/surveys', 'runs/handling'),
    { name: 'observations', sql: observationsOf([...metrics.map(observed), tickets]) },
    ...fileSteps('curate/facts'),
  ];
}

const shownParameter = (metric: string): string => `shows_${metric}`;

/** The sources whose episodes each metric counts, as the parameters of the facts; no source is named `''`. */
export const shownParameters = (coverage: Coverage): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    metrics.map(({ name, needs }) => {
      const sources = sourcesMeeting(coverage, needs);
      return [shownParameter(name), sources.length === 0 ? [''] : sources];
    }),
  );
