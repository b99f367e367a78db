import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { StageSettings } from '../config.ts';
import type { Curation } from './curation.ts';
import type { Detection } from './detection.ts';
import type { Ingestion } from './ingestion.ts';
import type { Maintenance } from './maintenance.ts';
import type { Nightly } from './nightly.ts';
import type { NodeFunction } from './node-function.ts';
import type { ReportingApi } from './reporting-api.ts';

/** What alarms watch. */
export interface Watched {
  readonly settings: StageSettings;
  readonly ingestion: Ingestion;
  readonly curation: Curation;
  readonly maintenance: Maintenance;
  readonly detection: Detection;
  readonly nightly: Nightly;
  readonly reportingApi: ReportingApi;
}

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

const sum = (metric: Metric, period: Duration) => metric.with({ statistic: 'Sum', period });

/** Every alarm of a stage. */
export const alarmSpecs = (watched: Watched): AlarmSpec[] => [
  ...flowAlarms(watched),
  ...heartbeats(watched),
  ...functionAlarms(watched),
];

function flowAlarms({ settings, ingestion, curation, nightly }: Watched): AlarmSpec[] {
  const period = Duration.minutes(5);
  return [
    {
      id: 'IngestDeadLetters',
      what: 'Objects could not be ingested.',
      metric: ingestion.deadLetters.metricApproximateNumberOfMessagesVisible({
        period,
        statistic: 'Maximum',
      }),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'IngestBacklog',
      what: 'An object has waited for an hour.',
      metric: ingestion.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      threshold: 3600,
      silence: 'fine',
    },
    {
      id: 'ScheduleUndelivered',
      what: 'A scheduled run could not be started, or failed three times.',
      metric: curation.undelivered.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'NightFailed',
      what: 'Curation or the look after it failed three times: the night did not end.',
      metric: sum(nightly.machine.metricFailed(), period),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'ReportsFailing',
      what: 'The reporting API has answered that a query failed.',
      metric: sum(new Metric({ namespace: settings.stackName, metricName: 'RequestsFailed' }), period),
      threshold: 1,
      silence: 'fine',
    },
  ];
}

/** CloudWatch looks back a week at most. */
const longestHours = 168;
/** A nightly run may take two hours longer than yesterday's before its silence is one. */
const hoursBetweenNights = 26;

/** What must be counted within so many hours. */
interface Heartbeat {
  readonly id: string;
  readonly what: string;
  readonly metricName: string;
  readonly hours: number;
}

/**
 * Silence that is an alarm stands hour by hour: of one period of a day CloudWatch takes yesterday's point for as
 * long as it finds it, and rings a day late or more.
 */
function heartbeats({ settings }: Watched): AlarmSpec[] {
  const { silentHours } = settings.alarms;
  if (silentHours > longestHours)
    throw new Error(
      `infra/config.ts: alarms.silentHours ${silentHours} is more than ${longestHours}, a week`,
    );
  const namespace = settings.stackName;
  const hourly = (metricName: string) => sum(new Metric({ namespace, metricName }), Duration.hours(1));
  const beats: Heartbeat[] = [
    {
      id: 'NothingIngested',
      what: `No object has arrived for ${silentHours} hours.`,
      metricName: 'ObjectsIngested',
      hours: silentHours,
    },
    {
      id: 'CurateSilent',
      what: 'No curation has been committed for a day.',
      metricName: 'CurateRan',
      hours: hoursBetweenNights,
    },
    {
      id: 'MaintainSilent',
      what: 'No maintenance has ended for a day: what customers asked to erase is still in the files.',
      metricName: 'MaintainRan',
      hours: hoursBetweenNights,
    },
    {
      id: 'DetectorSilent',
      what: 'The detector has not looked for a day: no news is not good news.',
      metricName: 'DetectorRan',
      hours: hoursBetweenNights,
    },
  ];
  return [
    {
      id: 'Regressions',
      what: 'A look has found quality lower since a routing change. Fit for rolling a deployment back.',
      metric: sum(new Metric({ namespace, metricName: 'Regressions' }), Duration.minutes(5)),
      threshold: 1,
      silence: 'fine',
    },
    ...beats.map(
      ({ id, what, metricName, hours }): AlarmSpec => ({
        id,
        what,
        metric: hourly(metricName),
        threshold: 1,
        below: true,
        periods: hours,
        silence: 'alarm',
      }),
    ),
  ];
}

function functionAlarms({ ingestion, curation, maintenance, detection, reportingApi }: Watched): AlarmSpec[] {
  const functions = {
    Ingest: ingestion.ingest,
    Curate: curation.curate,
    Maintain: maintenance.maintain,
    Detect: detection.detect,
    Report: reportingApi.report,
  };
  return Object.entries(functions).flatMap(([name, unit]) => alarmsOfFunction(name, unit));
}

function alarmsOfFunction(name: string, { function: unit }: NodeFunction): AlarmSpec[] {
  const period = Duration.minutes(5);
  const timeout = unit.timeout?.toMilliseconds() ?? 900_000;
  return [
    {
      id: `${name}Errors`,
      what: `The function ${name} failed.`,
      metric: sum(unit.metricErrors(), period),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: `${name}Throttles`,
      what: `The function ${name} was throttled.`,
      metric: sum(unit.metricThrottles(), period),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: `${name}Slow`,
      what: `The function ${name} came near its time limit.`,
      metric: unit.metricDuration({ period, statistic: 'Maximum' }),
      threshold: Math.round(timeout * 0.8),
      silence: 'fine',
    },
  ];
}
