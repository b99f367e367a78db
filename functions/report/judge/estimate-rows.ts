import { numberOf, type Row, textOf } from '../../contract/rows.ts';
import type { Estimate, Report } from '../catalogue.ts';
import { enoughObservations, estimateShare, type Interval } from './intervals.ts';
import { estimateMetric } from './metric-scale.ts';

/**
 * Adds to each row the estimates its report declares: value, `_lower`, `_upper`, and `status`: `ok`,
 * `immature` when the query says so, or `not_enough_data` when the first estimate cannot be made. A row that counts
 * nothing (n is null) is left as it is.
 */
export function estimateRows(report: Report, rows: readonly Row[]): Row[] {
  const estimates = report.estimates ?? [];
  if (estimates.length === 0) return [...rows];
  return rows.map((row) => {
    const isImmature = row.status === 'immature';
    if (row[estimates[0]?.n ?? ''] === null) return row;
    const judged = estimates.map((estimate) => (isImmature ? undefined : judge(estimate, row)));
    return {
      ...row,
      ...Object.assign({}, ...estimates.map(({ value }, index) => cells(value, judged[index]))),
      status: isImmature ? 'immature' : judged[0] === undefined ? 'not_enough_data' : 'ok',
    };
  });
}

function judge(
  { value, n, total = n, total_squares, kind, metric }: Estimate,
  row: Row,
): Interval | undefined {
  if (kind === 'given') return readGiven(value, numberOf(row, n), row);
  const sums = {
    n: numberOf(row, n),
    total: numberOf(row, total),
    total_squares: total_squares === undefined ? Number.NaN : numberOf(row, total_squares),
  };
  return kind === 'share'
    ? estimateShare(sums.total, sums.n)
    : estimateMetric(metric ?? textOf(row, 'metric'), sums);
}

/** A value and its interval as the query found them; an end may be open. */
function readGiven(name: string, n: number, row: Row): Interval | undefined {
  if (n < enoughObservations) return undefined;
  const end = (column: string) => (row[column] == null ? Number.NaN : numberOf(row, column));
  return { value: end(name), lower: end(`${name}_lower`), upper: end(`${name}_upper`) };
}

/** The three cells of an estimate; empty without one, never 0. */
export const cells = (name: string, interval: Interval | undefined): Row => ({
  [name]: interval?.value ?? null,
  [`${name}_lower`]: interval?.lower ?? null,
  [`${name}_upper`]: interval?.upper ?? null,
});
