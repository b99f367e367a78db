import type { Interval } from '../../../contract/definitions/interval.ts';
import { findMetric, type MetricUnit } from '../../../contract/definitions/metrics.ts';
import { estimateMean, estimateShare, type Sums } from './intervals.ts';

/** A metric in the data that the contract does not know. */
export class UnknownMetric extends Error {
  override readonly name = 'UnknownMetric';
}

/** Where a metric's values can lie: shares 0..1, points 1..5, money anywhere. */
export function boundsOf(metric: string): readonly [number, number] | undefined {
  const unit = unitOf(metric);
  if (unit === 'money') return undefined;
  return unit === 'share' ? [0, 1] : [1, 5];
}

/** A metric's share or mean with its interval; undefined when there is not enough data. */
export function estimateMetric(metric: string, sums: Sums): Interval | undefined {
  return isShare(metric) ? estimateShare(sums.total, sums.n) : estimateMean(sums, boundsOf(metric));
}

export const isShare = (metric: string): boolean => unitOf(metric) === 'share';

function unitOf(metric: string): MetricUnit {
  const spec = findMetric(metric);
  if (spec === undefined) throw new UnknownMetric(`report: the data has a metric nobody defined: ${metric}`);
  return spec.unit;
}
