import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { StageSettings } from '../../config.ts';
import type { ReportingApi } from '../api/reporting-api.ts';
import type { Curation } from '../curation.ts';
import type { Detection } from '../detection.ts';
import type { Ingestion } from '../ingestion.ts';
import type { Maintenance } from '../maintenance.ts';
import type { NodeFunction } from '../node-function.ts';
import type { Nightly } from '../schedule/nightly.ts';
import type { TableQueries } from '../tables/table-queries.ts';
import { type AlarmSpec, sum } from './alarm-spec.ts';
import { heartbeats } from './heartbeats.ts';

/** What alarms watch. */
export interface Watched {
  readonly settings: StageSettings;
  readonly ingestion: Ingestion;
  readonly curation: Curation;
  readonly maintenance: Maintenance;
  readonly detection: Detection;
  readonly nightly: Nightly;
  readonly reportingApi: ReportingApi;
  /** Undefined where no query over tables is in the settings. */
  readonly tableQueries: TableQueries | undefined;
}

/** Every alarm of a stage. */
export const alarmSpecs = (watched: Watched): AlarmSpec[] => [
  ...flowAlarms(watched),
  ...heartbeats(watched),
  ...functionAlarms(watched),
  ...sentimentAlarms(watched),
  ...tableAlarms(watched),
];

function flowAlarms({ settings, ingestion, curation, nightly }: Watched): AlarmSpec[] {
  const period = Duration.minutes(5);
  const counted = (metricName: string) =>
    sum(new Metric({ namespace: settings.stackName, metricName }), period);
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
      id: 'ObjectsFailing',
      what: 'Reading an object failed; it is tried again.',
      metric: counted('ObjectsFailed'),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'ObjectsRejected',
      what: `More than ${100 * settings.alarms.rejectedShare} % of an object's records are in quarantine.`,
      metric: counted('ObjectsRejected'),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'SourceSilent',
      what: 'Nothing has come from a source for longer than silent_source_days.',
      metric: counted('SourcesSilent'),
      threshold: 1,
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
      metric: counted('RequestsFailed'),
      threshold: 1,
      silence: 'fine',
    },
  ];
}

/** Where Amazon Comprehend classifies texts: that another engine had to stand in. */
function sentimentAlarms({ settings }: Watched): AlarmSpec[] {
  const { engine, monthlyBudget } = settings.sentiment;
  if (engine === 'embedded') return [];
  const counted = (metricName: string) =>
    sum(new Metric({ namespace: settings.stackName, metricName }), Duration.minutes(15));
  return [
    {
      id: 'SentimentBudgetSpent',
      what: `The month's $${monthlyBudget} for Amazon Comprehend are spent: the embedded engine classifies texts.`,
      metric: counted('TextsOverBudget'),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'SentimentServiceFailing',
      what: 'Amazon Comprehend fails: the embedded engine classifies texts meanwhile.',
      metric: counted('TextsDegraded'),
      threshold: 1,
      silence: 'fine',
    },
  ];
}

/** Where rows come from tables of the company's: that a query failed. */
function tableAlarms({ tableQueries }: Watched): AlarmSpec[] {
  if (tableQueries === undefined) return [];
  return [
    {
      id: 'TablesNotRead',
      what: 'A query over tables failed three times: its new rows were not read.',
      metric: sum(tableQueries.machine.metricFailed(), Duration.minutes(5)),
      threshold: 1,
      silence: 'fine',
    },
    ...alarmsOfFunction('Unload', tableQueries.unload).filter(({ id }) => id !== 'UnloadSlow'),
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
