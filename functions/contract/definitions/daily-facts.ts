import { fileSteps, type SqlName, type SqlStep } from '../lake/compose-sql.ts';
import { type Coverage, sourcesMeeting } from './coverage.ts';
import { type MetricSpec, metrics } from './metrics.ts';

const keys = 'dt, brand, market, channel, queue, intent, language, priority, handler_kind, source';

/** The name under which facts carry the tickets themselves. */
const ticketsMetric = 'tickets';

/** The file that computes a metric. */
export const factName = (metric: string): SqlName => `facts/${metric}` as SqlName;

/**
 * The steps to the increments of a run: the rows that it has stored, under the names of the views; each metric's file,
 * which reads them; their union as `observations`; then `facts`.
 */
export function factSteps(): readonly SqlStep[] {
  const observations = [...metrics.map(observationsOf), tickets].join('\nunion all\n');
  return [
    ...fileSteps('runs/episodes', 'runs/surveys', 'runs/handling'),
    ...fileSteps(...metrics.map(({ name }) => factName(name))),
    { name: 'observations', sql: observations },
    ...fileSteps('curate/facts'),
  ];
}

/** A metric counts the episodes of the sources that show what it needs. */
const observationsOf = ({ name, waitsForVerification }: MetricSpec): string =>
  `select ${keys}, '${name}' as metric, :lag_days${waitsForVerification ? ' + :window_days' : ''} as last_lag, ` +
  `counted_at, valued_at, value, previous_value from ${name} where source in :${shownParameter(name)}`;

/** Episodes, whatever their source shows: with them it can be said how many of the tickets a metric covers. */
const tickets =
  `select ${keys}, '${ticketsMetric}' as metric, 0 as last_lag, ` +
  'started_at as counted_at, cast(null as timestamp) as valued_at, 0e0 as value, 0e0 as previous_value from episodes';

const shownParameter = (metric: string): string => `shows_${metric}`;

/** The sources whose episodes each metric counts, as the parameters of the facts; no source is named `''`. */
export const shownParameters = (coverage: Coverage): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    metrics.map(({ name, needs }) => {
      const sources = sourcesMeeting(coverage, needs);
      return [shownParameter(name), sources.length === 0 ? [''] : sources];
    }),
  );
