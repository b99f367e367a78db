import { groupRows, numberOf, type Row, textOf } from '../../contract/lake/rows.ts';
import { cells } from './estimates/estimate-rows.ts';
import { boundsOf, estimateMetric, isShare } from './estimates/metric-scale.ts';
import { type Stratum, standardise } from './estimates/standardise.ts';

const scope = ['brand', 'market', 'channel', 'queue', 'intent'] as const;
const groupOf = (row: Row): string => JSON.stringify(scope.map((dimension) => row[dimension]));

/** The report before_after from its sums by metric, group, stratum and period. */
export function compareWindows(rows: readonly Row[]): Row[] {
  const cellGroups = groupRows(rows, (row) => `${textOf(row, 'metric')} ${groupOf(row)}`);
  return [...cellGroups.values()].flatMap((own) => {
    const [first] = own;
    const periods = {
      before: own.filter((row) => row.period === 'before'),
      after: own.filter((row) => row.period === 'after'),
    };
    const named = {
      metric: first?.metric ?? null,
      ...Object.fromEntries(scope.map((dimension) => [dimension, first?.[dimension] ?? null])),
      covered_share_before: coveredShare(periods.before),
      covered_share_after: coveredShare(periods.after),
    };
    if (named.covered_share_before === 0 || named.covered_share_after === 0)
      return [{ ...named, status: 'not_in_data' }];
    return sumOf(own, 'n') === 0 ? [] : [{ ...named, ...compareGroup(periods) }];
  });
}

/** Share of a window's tickets that the metric counts; empty without tickets. */
function coveredShare(rows: readonly Row[]): number | null {
  const tickets = sumOf(rows, 'tickets');
  return tickets === 0 ? null : sumOf(rows, 'tickets_covered') / tickets;
}

type Periods = Readonly<Record<'before' | 'after', readonly Row[]>>;

function compareGroup(periods: Periods): Row {
  const metric = textOf((periods.before[0] ?? periods.after[0])!, 'metric');
  const sums = { before: sumRows(periods.before), after: sumRows(periods.after) };
  const before = estimateMetric(metric, sums.before);
  const after = estimateMetric(metric, sums.after);
  const standardised = standardiseBoth(metric, periods);
  return {
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
function standardiseBoth(metric: string, periods: Periods) {
  const byStratum = {
    before: new Map(periods.before.map((row) => [textOf(row, 'stratum'), sumRows([row])])),
    after: new Map(periods.after.map((row) => [textOf(row, 'stratum'), sumRows([row])])),
  };
  const weights = new Map(
    periods.before.map((row) => [textOf(row, 'stratum'), numberOf(row, 'tickets_covered')]),
  );
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
