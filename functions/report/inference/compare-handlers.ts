import { groupRows, type Row, sumOf, textOf } from '../../contract/lake/rows.ts';
import { dimensions } from '../catalogue.ts';
import { cells } from './estimates/estimate-rows.ts';
import { boundsOf, estimateMetric, isShare } from './estimates/metric-scale.ts';
import { type Stratum, standardise } from './estimates/standardise.ts';

/** Rows of comparisons by handler: kinds, and the two sides they make, which overlap them on purpose. */
export const handlerGroups: Readonly<Record<string, readonly string[]>> = {
  ai_first: ['ai', 'hybrid'],
  human: ['in_house', 'outsourced', 'on_demand'],
  ai: ['ai'],
  hybrid: ['hybrid'],
  in_house: ['in_house'],
  outsourced: ['outsourced'],
  on_demand: ['on_demand'],
  none: ['none'],
};

const comparedMetrics = ['csat', 'verified_resolution_rate', 'negative_sentiment_rate', 'handling_cost'];
const stratumOf = (row: Row): string => JSON.stringify(dimensions.map((dimension) => row[dimension]));

/** The report ai_vs_human from its sums by metric, handler kind and stratum. */
export function compareHandlers(rows: readonly Row[]): Row[] {
  const byMetric = groupRows(rows, (row) => textOf(row, 'metric'));
  return comparedMetrics.flatMap((metric) => compareMetric(metric, byMetric.get(metric) ?? []));
}

/** Where nobody shows who handles a ticket, or the metric, there are no groups: both sides say so. */
function compareMetric(metric: string, rows: readonly Row[]): Row[] {
  if (rows.length > 0 && sumOf(rows, 'tickets_covered') === 0)
    return ['ai_first', 'human'].map((name) => absentGroup(metric, name));
  const mix = new Map(
    [...groupRows(rows, stratumOf)].map(([stratum, own]) => [stratum, sumOf(own, 'tickets_covered')]),
  );
  return Object.entries(handlerGroups).flatMap(([name, kinds]) => {
    const own = rows.filter((row) => kinds.includes(textOf(row, 'handler_kind')));
    if (own.length === 0) return [];
    if (sumOf(own, 'tickets_covered') === 0) return [absentGroup(metric, name)];
    return sumOf(own, 'n') === 0 ? [] : [compareGroup(metric, name, own, mix)];
  });
}

const absentGroup = (metric: string, name: string): Row => ({
  metric,
  handler_kind: name,
  n: null,
  ...cells('raw', undefined),
  ...cells('standardised', undefined),
  covered_share: 0,
  status: 'not_in_data',
});

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
    covered_share: sumOf(own, 'tickets_covered') / sumOf(own, 'tickets'),
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
