import { isServiceAlarm } from '../detection/service-alarm.ts';
import { findMetric } from './metrics.ts';

/**
 * Which metric of one harm leads it, the lowest first: the alarm of a scope, a drop in service, a guardrail that moved,
 * a cost. The view findings ranks alike.
 */
export function rankOfHarm(metric: string): number {
  if (isServiceAlarm({ metric })) return 0;
  const spec = findMetric(metric);
  if (spec?.unit === 'money') return 3;
  return spec?.role === 'outcome' ? 1 : 2;
}

/**
 * Evidence beyond what a stream needs to be flagged, natural logs: log E + log α. Without a look −∞.
 * @param logE null, or a cell of a row that may be
 */
export const evidenceBeyond = (logE: unknown, alpha: number): number =>
  typeof logE === 'number' ? logE + Math.log(alpha) : Number.NEGATIVE_INFINITY;
