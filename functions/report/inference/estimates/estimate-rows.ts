import type { Interval } from '../../../contract/definitions/interval.ts';
import { numberOf, type Row, textOf } from '../../../contract/lake/rows.ts';
import type { Estimate, Report } from '../../catalogue.ts';
import { enoughObservations, estimateShare } from './intervals.ts';
import { estimateMetric } from './metric-scale.ts';

/**
 * Adds to each row the estimates its report declares: value, `_lower`, `_upper`, and `status`, which is the first
 * estimate's: `ok`, `immature` when the query says so, `not_in_data` where it counts nothing since the sources cannot
 * show it (n is null), or `not_enough_data`. A row whose query says `ok` or `uncounted` is about no number: it is left as
 * it is.
 */
export function estimateRows(report: Report, rows: readonly Row[]): Row[] {
  const estimates = report.estimates ?? [];
  if (estimates.length === 0) return [...rows];
  return rows.map((row) => {
    if (row.status === 'ok') return row;
    if (row.status === 'uncounted') return { ...row, status: null };
    const inferred = estimates.map((estimate, index) => inferCells(estimate, row, index === 0));
    return Object.assign({}, row, ...inferred);
  });
}

function inferCells(estimate: Estimate, row: Row, isFirst: boolean): Row {
  const isInData = row[estimate.n] !== null;
  const isImmature = row.status === 'immature';
  const inferred = isInData && !isImmature ? infer(estimate, row) : undefined;
  const status = !isInData
    ? 'not_in_data'
    : isImmature
      ? 'immature'
      : inferred === undefined
        ? 'not_enough_data'
        : 'ok';
  const column = isFirst ? 'status' : estimate.status;
  return { ...cells(estimate.value, inferred), ...(column === undefined ? {} : { [column]: status }) };
}

function infer(
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
