import { groupRows, numberOf, type Row, sumOf, textOf } from '../../contract/rows.ts';
import { dimensions } from '../catalogue.ts';
import { cells } from './estimate-rows.ts';
import { handlerGroups } from './handler-groups.ts';
import { boundsOf, estimateMetric, isShare } from './metric-scale.ts';
import { type Stratum, standardise } from './standardise.ts';

const comparedMetrics = ['csat', 'verified_resolution_rate', 'handling_cost'];
const stratumOf = (row: Row): string => JSON.stringify(dimensions.map((dimension) => row[dimension]));

/** The report ai_vs_human from its sums by metric, handler kind and stratum. */
export function compareHandlers(rows: readonly Row[]): Row[] {
  const byMetric = groupRows(rows, (row) => textOf(row, 'metric'));
  const mix = new Map(
    [...groupRows(byMetric.get('ai_share') ?? [], stratumOf)].map(([stratum, tickets]) => [
      stratum,
      tickets.reduce((sum, row) => sum + numberOf(row, 'n'), 0),
    ]),
  );
  return comparedMetrics.flatMap((metric) =>
    Object.entries(handlerGroups).flatMap(([name, kinds]) => {
      const own = (byMetric.get(metric) ?? []).filter((row) => kinds.includes(textOf(row, 'handler_kind')));
      return own.length === 0 ? [] : [compareGroup(metric, name, own, mix)];
    }),
  );
}

function compareGroup(metric: string, name: string, own: readonly Row[], mix: Map<string, number>): Row {
  const byStratum = groupRows(own, stratumOf);
  const strata: Stratum[] = [...mix].map(([stratum, weight]) => ({
    weight,
    ...sumRows(byStratum.get(stratum) ?? []),
  }));
  const sums = sumRows(own);
  const raw = estimateMetric(metric, sums);
  const standardised = standardise(strata, { isShare: isShare(metric), bounds: boundsOf(metric) });
  return {
    metric,
    handler_kind: name,
    n: sums.n,
    ...cells('raw', raw),
    ...cells('standardised', standardised.interval),
    mix_covered: standardised.covered,
    count_strata: standardised.strata,
    maturity: sums.n === 0 ? null : sums.n_mature / sums.n,
    status: raw === undefined || standardised.interval === undefined ? 'not_enough_data' : 'ok',
  };
}

const sumRows = (rows: readonly Row[]) => ({
  n: sumOf(rows, 'n'),
  total: sumOf(rows, 'total'),
  total_squares: sumOf(rows, 'total_squares'),
  n_mature: sumOf(rows, 'n_mature'),
});
