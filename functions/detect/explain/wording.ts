import { findMetric, judgedMetrics } from '../../contract/definitions/metrics.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { isServiceAlarm, serviceAlarm } from '../../contract/detection/service-alarm.ts';

export const titleOf = (metric: string): string =>
  isServiceAlarm({ metric }) ? serviceAlarm.title : (findMetric(metric)?.title ?? metric);

/** An effect with its unit: points of the score, percentage points, or money. */
export function amountOf(metric: string, value: number): string {
  const { unit } = judgedMetrics.get(metric)!;
  if (unit === 'share') return `${(100 * value).toFixed(1)} percentage points`;
  return unit === 'points' ? `${value.toFixed(2)} points` : value.toFixed(2);
}

/** A scope, as the end of a sentence. */
export const whereOf = ({ scope }: Look): string =>
  scope === '*' ? 'in everything the change covers' : `in ${scope}`;

/** Level of an interval in percent. */
export const sureOf = (alpha: number): number => Number((100 * (1 - alpha)).toPrecision(4));
