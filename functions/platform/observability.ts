import { Logger } from '@aws-lambda-powertools/logger';
import { variable } from './environment.ts';
import type { Clock } from './ports.ts';

/** Structured logs; the service's name comes from POWERTOOLS_SERVICE_NAME. Never given texts of tickets. */
export const logger = new Logger();

export interface Count {
  readonly name:
    | 'CurateRan'
    | 'DetectorRan'
    | 'MaintainRan'
    | 'ObjectsIngested'
    | 'RecordsQuarantined'
    | 'Regressions';
  readonly value: number;
  /** Counted a second time by brand. */
  readonly brand?: string;
}

/**
 * A count as a line of CloudWatch's embedded metric format: a metric without dimension, on which alarms stand
 * (an alarm cannot search), and with `brand` a second one by brand. Powertools cannot say the first (decision 0034).
 */
export function embeddedMetric({ name, value, brand }: Count, namespace: string, clock: Clock): string {
  return JSON.stringify({
    _aws: {
      Timestamp: clock(),
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: brand === undefined ? [[]] : [[], ['brand']],
          Metrics: [{ Name: name, Unit: 'Count' }],
        },
      ],
    },
    [name]: value,
    ...(brand === undefined ? {} : { brand }),
  });
}

/** Counts things in the deployment's metrics: a line each on standard output, which CloudWatch reads. */
export function count(...counts: readonly Count[]): void {
  for (const counted of counts) console.log(embeddedMetric(counted, variable('METRICS_NAMESPACE'), Date.now));
}

/** The same function, but an error is logged before it is passed on. */
export const logged =
  <Argument, Answer>(run: (argument: Argument) => Promise<Answer>) =>
  (argument: Argument): Promise<Answer> =>
    run(argument).catch((error: unknown) => {
      logger.error(error instanceof Error ? error.message : 'failed', error as Error);
      throw error;
    });
