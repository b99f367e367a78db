import { fileStep, type SqlName, type SqlStep } from './compose-sql.ts';
import { type MetricSpec, metrics } from './metrics.ts';

const keys = 'dt, brand, market, channel, queue, intent, language, priority, handler_kind';

/** The file that computes a metric. */
export const factName = (metric: string): SqlName => `facts/${metric}` as SqlName;

/** What the metrics read, under the names of the views: the rows that a run has stored. */
const storedSteps: readonly SqlStep[] = (['runs/episodes', 'runs/surveys', 'runs/handling'] as const).map(
  (name) => fileStep(name),
);

/** The steps to the increments of a run: each metric's file, their union as `observations`, then `facts`. */
export function factSteps(): readonly SqlStep[] {
  const observations = metrics.map(observationsOf).join('\nunion all\n');
  return [
    ...storedSteps,
    ...metrics.map(({ name }) => fileStep(factName(name))),
    { name: 'observations', sql: observations },
    fileStep('curate/facts'),
  ];
}

const observationsOf = ({ name, waitsForVerification }: MetricSpec): string =>
  `select ${keys}, '${name}' as metric, :lag_days${waitsForVerification ? ' + :window_days' : ''} as last_lag, ` +
  `counted_at, valued_at, value, previous_value from ${name}`;
