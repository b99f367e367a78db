import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  ingestedPrefix,
  maintenancePrefixes,
  modelsPrefix,
  recomputesPrefix,
  tagRoundsPrefix,
} from '../../functions/contract/lake/lake-keys.ts';
import { curatedTables, type TableName } from '../../functions/contract/lake/tables.ts';
import type { StageSettings } from '../config.ts';
import type { Lake } from './lake.ts';
import { NodeFunction } from './node-function.ts';
import { DailySchedule } from './schedule/daily-schedule.ts';
import { grantSentiment } from './sentiment.ts';
import type { WorkGroup } from './work-group.ts';

/** Tables of ingest, whose files are put together and rid of erased rows. */
const rewrittenTables: readonly TableName[] = [
  'ticket_events',
  'csat_events',
  'routing_changes',
  'quarantine',
  'ingest_ledger',
];
/** Tables into which Athena inserts what is taken back, and what was tagged. */
const insertedTables: readonly TableName[] = ['erasures', 'retractions', 'retaggings'];

export interface MaintenanceProps {
  readonly settings: StageSettings;
  readonly lake: Lake;
  readonly workGroup: WorkGroup;
  readonly undelivered: Queue;
  /** ARN of the secret behind customer keys. */
  readonly customerSecret: string;
}

/** Compaction, pruning and erasure every night; taking back a customer or an object when it is asked to. */
export class Maintenance extends Construct {
  readonly maintain: NodeFunction;

  constructor(scope: Construct, id: string, props: MaintenanceProps) {
    super(scope, id);
    const { settings, lake, workGroup, undelivered, customerSecret } = props;
    this.maintain = new NodeFunction(this, 'Maintain', {
      settings,
      room: 'maintain',
      description: 'Compaction, pruning, erasure; takes back a customer or an object',
      memoryMb: 1769,
      timeout: Duration.minutes(15),
      environment: { LAKE_BUCKET: lake.bucket.bucketName, CUSTOMER_SECRET: customerSecret },
    });
    this.maintain.keepFailedCalls(undelivered);
    workGroup.grantQuery(this.maintain);
    this.maintain.allow(['secretsmanager:GetSecretValue'], [customerSecret]);
    grantSentiment(this.maintain, lake, settings);
    this.allowWriting(lake, workGroup);
    new DailySchedule(this, 'Nightly', {
      expression: settings.schedules.maintain,
      target: this.maintain,
      input: { task: 'maintain' },
      undelivered,
      settings,
    });
  }

  private allowWriting({ bucket }: Lake, workGroup: WorkGroup): void {
    const below = (prefixes: readonly string[]) =>
      prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
    const folders = (tables: readonly TableName[]) => tables.map((name) => `${name}/`);
    this.maintain.allow(
      ['s3:PutObject'],
      below([
        ...folders(rewrittenTables),
        ...maintenancePrefixes,
        tagRoundsPrefix,
        modelsPrefix,
        ingestedPrefix,
      ]),
      'Files that replace others, and its own notes.',
    );
    this.maintain.allow(
      ['s3:DeleteObject'],
      below([...folders([...rewrittenTables, ...curatedTables]), ...maintenancePrefixes, recomputesPrefix]),
      'Files that were replaced, rows that no commit counts, and its own notes.',
    );
    workGroup.grantInsert(this.maintain, insertedTables);
  }
}
