import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { variable } from './environment.ts';

/** Structured logs; the service's name comes from POWERTOOLS_SERVICE_NAME. Never given texts of tickets. */
export const logger = new Logger();

export interface Count {
  readonly name:
    | 'CurateRan'
    | 'DetectorRan'
    | 'MaintainRan'
    | 'ObjectsFailed'
    | 'ObjectsIngested'
    | 'ObjectsRejected'
    | 'RecordsQuarantined'
    | 'Regressions'
    | 'RequestsFailed'
    | 'SourcesSilent'
    | 'TextsDegraded'
    | 'TextsOverBudget';
  readonly value: number;
  /** Counted a second time by brand. */
  readonly brand?: string;
}

/**
 * A count as a metric without dimension, on which alarms stand (an alarm cannot search), and with `brand` as a
 * second one by brand. That is a line of its own, so that no name can cost the first one.
 */
export function metricsOf({ name, value, brand }: Count, namespace: string): Metrics[] {
  const sets = brand === undefined ? [{}] : [{}, { brand: asDimension(brand) }];
  return sets.map((dimensions) => {
    const metrics = new Metrics({ namespace });
    metrics.clearDefaultDimensions();
    metrics.addDimensions(dimensions);
    return metrics.addMetric(name, MetricUnit.Count, value);
  });
}

/** What CloudWatch takes as the value of a dimension: ASCII, something to be seen in it, not too long. */
function asDimension(text: string): string {
  const escaped = text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escaped.trim() === '' ? 'unknown' : escaped.slice(0, 255);
}

/**
 * Counts things in the deployment's metrics: a line each on standard output, which CloudWatch reads. Not by
 * `console`, which Lambda makes another line of.
 */
export function count(...counts: readonly Count[]): void {
  const namespace = variable('METRICS_NAMESPACE');
  for (const metrics of counts.flatMap((each) => metricsOf(each, namespace))) metrics.publishStoredMetrics();
}

/** The same function, but an error is logged before it is passed on. */
export const logged =
  <Argument, Answer>(run: (argument: Argument) => Promise<Answer>) =>
  (argument: Argument): Promise<Answer> =>
    run(argument).catch((error: unknown) => {
      logger.error(error instanceof Error ? error.message : 'failed', error as Error);
      throw error;
    });
