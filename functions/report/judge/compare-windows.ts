import { groupRows, numberOf, type Row, textOf } from '../../contract/rows.ts';
import { cells } from './estimate-rows.ts';
import { boundsOf, estimateMetric, isShare } from './metric-scale.ts';
import { type Stratum, standardise } from './standardise.ts';

const scope = ['brand', 'market', 'channel', 'queue', 'intent'] as const;
const groupOf = (row: Row): string => JSON.stringify(scope.map((dimension) => row[dimension]));

/** The report before_after from its sums by metric, group, stratum and period. */
export function compareWindows(rows: readonly Row[]): Row[] {
  const tickets = groupRows(
    rows.filter((row) => row.metric === 'ai_share' && row.period === 'before'),
    groupOf,
  );
  const cellGroups = groupRows(rows, (row) => `${textOf(row, 'metric')} ${groupOf(row)}`);
  return [...cellGroups.values()].map((own) => compareGroup(own, tickets.get(groupOf(own[0]!)) ?? []));
}

function compareGroup(own: readonly Row[], tickets: readonly Row[]): Row {
  const [first] = own;
  const metric = textOf(first!, 'metric');
  const periods = {
    before: own.filter((row) => row.period === 'before'),
    after: own.filter((row) => row.period === 'after'),
  };
  const sums = { before: sumRows(periods.before), after: sumRows(periods.after) };
  const before = estimateMetric(metric, sums.before);
  const after = estimateMetric(metric, sums.after);
  const standardised = standardiseBoth(metric, periods, tickets);
  return {
    metric,
    ...Object.fromEntries(scope.map((dimension) => [dimension, first?.[dimension] ?? null])),
    n_before: sums.before.n,
    n_after: sums.after.n,
    ...cells('before', before),
    ...cells('after', after),
    ...cells('before_standardised', standardised.before.interval),
    ...cells('after_standardised', standardised.after.interval),
    mix_covered: standardised.covered,
    total_before: sums.before.total,
    total_after: sums.after.total,
    maturity: sums.after.n === 0 ? null : sums.after.n_mature / sums.after.n,
    status: before === undefined || after === undefined ? 'not_enough_data' : 'ok',
  };
}

/** Both windows over the same strata at the same weights, so that only what happened within them differs. */
function standardiseBoth(
  metric: string,
  periods: Readonly<Record<'before' | 'after', readonly Row[]>>,
  tickets: readonly Row[],
) {
  const byStratum = {
    before: new Map(periods.before.map((row) => [textOf(row, 'stratum'), sumRows([row])])),
    after: new Map(periods.after.map((row) => [textOf(row, 'stratum'), sumRows([row])])),
  };
  const weights = new Map(tickets.map((row) => [textOf(row, 'stratum'), numberOf(row, 'n')]));
  const strataOf = (period: 'before' | 'after'): Stratum[] =>
    [...weights].map(([stratum, weight]) => {
      const inBoth =
        Math.min(byStratum.before.get(stratum)?.n ?? 0, byStratum.after.get(stratum)?.n ?? 0) >= 2;
      return { weight, ...((inBoth && byStratum[period].get(stratum)) || nothing) };
    });
  const options = { isShare: isShare(metric), bounds: boundsOf(metric) };
  const before = standardise(strataOf('before'), options);
  return { before, after: standardise(strataOf('after'), options), covered: before.covered };
}

const nothing = { n: 0, total: 0, total_squares: 0 };

const sumRows = (rows: readonly Row[]) => ({
  n: sumOf(rows, 'n'),
  total: sumOf(rows, 'total'),
  total_squares: sumOf(rows, 'total_squares'),
  n_mature: sumOf(rows, 'n_mature'),
});

const sumOf = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + numberOf(row, column), 0);
