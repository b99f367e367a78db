import { fileSteps, type SqlName, type SqlStep } from './compose-sql.ts';
import { type MetricSpec, metrics } from './metrics.ts';

const keys = 'dt, brand, market, channel, queue, intent, language, priority, handler_kind';

/** The file that computes a metric. */
export const factName = (metric: string): SqlName => `facts/${metric}` as SqlName;

/**
 * The steps to the increments of a run: the rows that it has stored, under the names of the views; each metric's file,
 * which reads them; their union as `observations`; then `facts`.
 */
export function factSteps(): readonly SqlStep[] {
  const observations = metrics.map(observationsOf).join('\nunion all\n');
  return [
    ...fileSteps('runs/episodes', 'runs/surveys', 'runs/handling'),
    ...fileSteps(...metrics.map(({ name }) => factName(name))),
    { name: 'observations', sql: observations },
    ...fileSteps('curate/facts'),
  ];
}

const observationsOf = ({ name, waitsForVerification }: MetricSpec): string =>
  `select ${keys}, '${name}' as metric, :lag_days${waitsForVerification ? ' + :window_days' : ''} as last_lag, ` +
  `counted_at, valued_at, value, previous_value from ${name}`;
