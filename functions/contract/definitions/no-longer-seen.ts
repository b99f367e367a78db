import { findMetric } from './metrics.ts';

/** What a look says of the metric that leads it. */
interface Led {
  readonly metric: unknown;
  /** Positive is worse; null where it has no number. */
  readonly effect?: unknown;
}

/**
 * A flag stands for what was seen at once. By the estimate of the last look nothing of it may be left, long before its
 * interval excludes that. A guardrail has no side that is worse.
 */
export const isNoLongerSeen = ({ metric, effect }: Led): boolean =>
  typeof effect === 'number' && effect <= 0 && findMetric(String(metric))?.better !== 'two_sided';

/** `was worse, no longer seen`; a cost is no service. */
export const noLongerSeen = (metric: string): string =>
  `was ${findMetric(metric)?.unit === 'money' ? 'dearer' : 'worse'}, no longer seen`;
