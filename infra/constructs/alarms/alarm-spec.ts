import type { Duration } from 'aws-cdk-lib';
import type { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** One alarm; `id` in kebab case is its section in docs/runbook.md. */
export interface AlarmSpec {
  readonly id: string;
  readonly what: string;
  readonly metric: IMetric;
  /** Raised at this value and above; with `below`, under it. */
  readonly threshold: number;
  readonly below?: boolean;
  /** Periods in a row that must be so; 1 when absent. */
  readonly periods?: number;
  /** What no data means: silence is fine, or silence is the alarm. */
  readonly silence: 'fine' | 'alarm';
}

/** A metric as the sum of each period. */
export const sum = (metric: Metric, period: Duration) => metric.with({ statistic: 'Sum', period });
