import { Aws, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import type { Curation } from './curation.ts';
import type { Detection } from './detection.ts';
import type { Ingestion } from './ingestion.ts';
import type { Maintenance } from './maintenance.ts';
import type { NodeFunction } from './node-function.ts';
import type { ReportingApi } from './reporting-api.ts';

export interface AlarmsProps {
  readonly settings: StageSettings;
  readonly ingestion: Ingestion;
  readonly curation: Curation;
  readonly maintenance: Maintenance;
  readonly detection: Detection;
  readonly reportingApi: ReportingApi;
}

/** One alarm; `id` in kebab case is its section in docs/runbook.md. */
interface AlarmSpec {
  readonly id: string;
  readonly what: string;
  readonly metric: IMetric;
  /** Raised at this value and above; with `below`, under it. */
  readonly threshold: number;
  readonly below?: boolean;
  /** What no data means: silence is fine, or silence is the alarm. */
  readonly silence: 'fine' | 'alarm';
}

const sum = (metric: Metric, period: Duration) => metric.with({ statistic: 'Sum', period });

/** Alarms with their way out (docs/runbook.md), and the dashboard. Which tell the topic; who listens is set once. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true, displayName: 'Handback alarms' });
    this.letAlarmsTell();
    if (props.settings.alarms.email !== '')
      this.topic.addSubscription(new EmailSubscription(props.settings.alarms.email));
    const specs = [...flowAlarms(props), ...heartbeats(props), ...functionAlarms(props)];
    for (const spec of specs) this.raise(spec);
    new Dashboard(this, 'Dashboard', {
      widgets: specs.map(({ id: title, metric }) => [
        new GraphWidget({ title, left: [metric], width: 24, height: 4 }),
      ]),
    });
  }

  /** A topic with a policy of its own has lost the one by which an account's services may publish. */
  private letAlarmsTell(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsTell',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  private raise({ id, what, metric, threshold, below = false, silence }: AlarmSpec): void {
    new Alarm(this, id, {
      alarmDescription: `${what} What to do: docs/runbook.md#${kebabCase(id)}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence === 'alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}

const kebabCase = (id: string): string => id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

function flowAlarms({ ingestion, curation, reportingApi }: AlarmsProps): AlarmSpec[] {
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
      what: 'A scheduled run could not be started.',
      metric: curation.undelivered.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'ReportsFailing',
      what: 'The reporting API answers with 5xx.',
      metric: sum(reportingApi.api.metricServerError(), period),
      threshold: 1,
      silence: 'fine',
    },
  ];
}

function heartbeats({ settings }: AlarmsProps): AlarmSpec[] {
  const count = (metricName: string, hours: number) =>
    new Metric({
      namespace: settings.stackName,
      metricName,
      statistic: 'Sum',
      period: Duration.hours(hours),
    });
  const { silentHours } = settings.alarms;
  return [
    {
      id: 'Regressions',
      what: 'A look has found quality lower since a routing change. Fit for rolling a deployment back.',
      metric: sum(count('Regressions', 1), Duration.minutes(5)),
      threshold: 1,
      silence: 'fine',
    },
    {
      id: 'NothingIngested',
      what: `No object has arrived for ${silentHours} hours.`,
      metric: count('ObjectsIngested', silentHours),
      threshold: 1,
      below: true,
      silence: 'alarm',
    },
    {
      id: 'CurateSilent',
      what: 'No curation has been committed for a day.',
      metric: count('CurateRan', 24),
      threshold: 1,
      below: true,
      silence: 'alarm',
    },
    {
      id: 'MaintainSilent',
      what: 'No maintenance has ended for a day: what customers asked to erase is still in the files.',
      metric: count('MaintainRan', 24),
      threshold: 1,
      below: true,
      silence: 'alarm',
    },
    {
      id: 'DetectorSilent',
      what: 'The detector has not looked for a day: no news is not good news.',
      metric: count('DetectorRan', 24),
      threshold: 1,
      below: true,
      silence: 'alarm',
    },
  ];
}

function functionAlarms({
  ingestion,
  curation,
  maintenance,
  detection,
  reportingApi,
}: AlarmsProps): AlarmSpec[] {
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
