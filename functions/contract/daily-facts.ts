import { composeSteps, fileStep, type SqlName, type SqlStep, sqlText } from './compose-sql.ts';
import { type MetricSpec, metrics } from './metrics.ts';

const keys = 'dt, brand, market, channel, queue, intent, language, priority, handler_kind';

/** The file that computes a metric. */
export const factName = (metric: string): SqlName => `facts/${metric}` as SqlName;

/**
 * What the metrics read, as steps of the same names as the views: an engine that keeps a step's rows (DuckDB) reads
 * the files once and not once a metric. Surveys and handling without the views' join to episodes, since every
 * metric joins them itself: an engine that computes steps where they are used (Athena) would read those twice.
 */
const readSteps: readonly SqlStep[] = (['views/episodes', 'runs/surveys', 'runs/handling'] as const).map(
  (name) => fileStep(name),
);

/** The view daily_facts: each metric's file as a step, their union as `observations`, then the increments. */
export function dailyFactsText(): string {
  const observations: SqlStep = {
    name: 'observations',
    sql: metrics.map(observationsOf).join('\nunion all\n'),
  };
  const facts: SqlStep = { name: 'increments', sql: sqlText('views/daily_facts') };
  return composeSteps(
    [...readSteps, ...metrics.map(({ name }) => fileStep(factName(name))), observations, facts],
    'select * from increments',
  );
}

const observationsOf = ({ name, waitsForVerification }: MetricSpec): string =>
  `select ${keys}, '${name}' as metric, :lag_days${waitsForVerification ? ' + :window_days' : ''} as last_lag, ` +
  `counted_at, valued_at, value, previous_value from ${name}`;
