import type { DuckDBConnection } from '@duckdb/node-api';
import { quote } from '../../contract/lake/sql.ts';

/** One way a fact can be wrong: its column, the condition in SQL, and what to say. */
interface Check {
  readonly column: string;
  readonly shown: string;
  readonly isBad: string;
  readonly message: string;
}

const checksFor = (metrics: readonly string[]): readonly Check[] => [
  {
    column: 'dt',
    shown: 'dt',
    isBad: `try_cast(dt as date) is null or not regexp_full_match(dt, '\\d{4}-\\d{2}-\\d{2}')`,
    message: 'is no day like 2026-11-22',
  },
  {
    column: 'metric',
    shown: 'metric',
    isBad: `metric is null or metric not in ${quote(metrics)}`,
    message: `is no metric; there are ${metrics.join(', ')}`,
  },
  {
    column: 'lag_days',
    shown: 'lag_days',
    isBad: `coalesce(try_cast(lag_days as double) not between 0 and 400
      or try_cast(lag_days as double) <> floor(try_cast(lag_days as double)), true)`,
    message: 'is no number of days from 0 to 400',
  },
  {
    column: 'n',
    shown: 'n_text',
    isBad: 'coalesce(not isfinite(n) or n < 0, true)',
    message: 'is no count: it must be a number, 0 or more',
  },
  ...['total', 'total_squares'].map((column) => ({
    column,
    shown: `${column}_text`,
    isBad: `coalesce(not isfinite(${column}), true)`,
    message: 'is no finite number',
  })),
];

/**
 * Looks through the view `raw` for a fact that makes no sense.
 * @returns what is wrong with the first one, `row 17, column n: …`; undefined when all are fine
 */
export async function findBadFact(
  connection: DuckDBConnection,
  metrics: readonly string[],
): Promise<string | undefined> {
  const checks = checksFor(metrics);
  const counts = checks.map(({ isBad }) => `cast(count(*) filter (where ${isBad}) as double)`).join(', ');
  const [found] = (await connection.runAndReadAll(`select ${counts} from raw`)).getRows();
  const at = found!.findIndex((count) => Number(count) > 0);
  const check = checks[at];
  if (check === undefined) return undefined;
  const [first] = (
    await connection.runAndReadAll(`select row, shown from (
      select row_number() over () as row, ${check.shown} as shown, ${check.isBad} as is_bad from raw)
      where is_bad order by row limit 1`)
  ).getRows();
  const others = Number(found![at]) - 1;
  const rest = others > 0 ? ` (and ${others} more such rows)` : '';
  const shown = first![1] === null ? 'nothing' : JSON.stringify(String(first![1]));
  return `row ${first![0]}, column ${check.column}: ${shown} ${check.message}${rest}`;
}
