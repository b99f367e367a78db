import { Aws, Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Choice, Condition, JsonPath, type StateMachine, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { unloadsPrefix } from '../../../functions/contract/lake/lake-keys.ts';
import { mappingKeys, queryKey } from '../../../functions/contract/records/landing.ts';
import type { StageSettings } from '../../config.ts';
import { keyActions } from '../../encryption.ts';
import type { Lake } from '../lake.ts';
import type { Landing, NamedBucket } from '../landing.ts';
import { NodeFunction } from '../node-function.ts';
import { DailySchedule } from '../schedule/daily-schedule.ts';
import { oneAtATime, repeatableCall } from '../schedule/one-at-a-time.ts';
import { WorkGroup, writing } from '../work-group.ts';
import { folderOf, textOf } from './query-settings.ts';

export interface TableQueriesProps {
  readonly settings: StageSettings;
  readonly lake: Lake;
  readonly landing: Landing;
  /** Where texts of queries and mappings lie. */
  readonly mappings: NamedBucket;
  readonly undelivered: Queue;
}

/** Queries over tables of the company's, every day: Athena writes their rows into landing, where they are files. */
export class TableQueries extends Construct {
  readonly unload: NodeFunction;
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: TableQueriesProps) {
    super(scope, id);
    const { settings, lake, landing, mappings, undelivered } = props;
    const { queries } = settings.tables;
    const landed = queries.map((query) => ({ query, folder: folderOf(query, settings) }));
    this.unload = new NodeFunction(this, 'Unload', {
      settings,
      room: 'unload',
      description: 'Rows of tables of the company, written into landing by Athena',
      memoryMb: 512,
      timeout: Duration.minutes(15),
      environment: {
        LAKE_BUCKET: lake.bucket.bucketName,
        MAPPINGS_BUCKET: mappings.bucketName,
        TABLE_QUERIES: textOf(landed, landing),
      },
    });
    const workGroup = new WorkGroup(this, 'WorkGroup', {
      settings,
      lake,
      consumer: 'tables',
      description: 'Queries over tables of the company',
      // By it UNLOAD encrypts what it writes: a bucket that demands its own key would refuse any other.
      ...(settings.landing.bucketKeyArn === '' ? {} : { keyArn: settings.landing.bucketKeyArn }),
    });
    const tables = queries.map(({ database, tables: names }) => ({ database, names }));
    workGroup.grantForeignQuery(this.unload, tables);
    this.allowReading(props);
    this.allowWriting(
      props,
      landed.map(({ folder }) => folder),
    );
    this.machine = this.createMachine(settings);
    new DailySchedule(this, 'Daily', {
      expression: settings.schedules.tables,
      target: this.machine,
      input: {},
      undelivered,
      settings,
    });
  }

  /** The files of the tables, and the texts of the queries. */
  private allowReading({ settings, mappings }: TableQueriesProps): void {
    const { queries, keyArns } = settings.tables;
    const places = queries.flatMap(({ locations }) => locations.map(placeOf));
    this.unload.allow(
      ['s3:GetObject'],
      places.map(({ bucket, folder }) => `${bucket}/${folder}*`),
      'The files of the tables, where the settings say.',
    );
    const texts = queries.flatMap((query) => [
      queryKey(query),
      ...mappingKeys({ source: query.source, kind: query.name }),
    ]);
    this.unload.allow(
      ['s3:GetObject'],
      [...new Set(texts)].map((key) => mappings.arnForObjects(key)),
    );
    const buckets = new Set([...places.map(({ bucket }) => bucket), mappings.bucketArn]);
    this.unload.allow(['s3:GetBucketLocation', 's3:ListBucket'], [...buckets]);
    if (keyArns.length > 0) this.unload.allow(['kms:Decrypt'], [...keyArns]);
    if (settings.lakeFormation.isOn)
      this.unload.allow(['lakeformation:GetDataAccess'], ['*'], 'Lake Formation decides, by its grants.');
  }

  /** The folders of landing where rows land, and the notes of runs. */
  private allowWriting({ settings, lake, landing }: TableQueriesProps, folders: readonly string[]): void {
    const { bucket } = landing;
    const { bucketKeyArn } = settings.landing;
    if (bucketKeyArn !== '') this.unload.allow(keyActions, [bucketKeyArn]);
    this.unload.allow(
      writing,
      folders.map((folder) => bucket.arnForObjects(`${folder}*`)),
      'The folders of landing where the rows of its queries land.',
    );
    this.unload.allow(
      ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      [bucket.bucketArn],
    );
    this.unload.allow(
      ['s3:GetObject', 's3:PutObject'],
      [lake.bucket.arnForObjects(`${unloadsPrefix}*`)],
      'Notes of its runs.',
    );
    this.unload.allow(['s3:ListBucket'], [lake.bucket.bucketArn]);
  }

  /** Calls the function until every query has ended: a query may take longer than a call. */
  private createMachine(settings: StageSettings): StateMachine {
    // Apart from the function of the same name.
    const steps = new Construct(this, 'Steps');
    const call = repeatableCall(steps, 'Unload', this.unload, {
      input: { since: JsonPath.stringAt('$$.Execution.StartTime') },
      resultSelector: { 'isDone.$': '$.Payload.isDone' },
      resultPath: '$.called',
    });
    call.next(
      new Choice(steps, 'IsAnyRunning')
        .when(Condition.booleanEquals('$.called.isDone', false), call)
        .otherwise(new Succeed(steps, 'AllEnded')),
    );
    const name = `${settings.stackName}-tables`;
    return oneAtATime(this, { name, first: call, functions: [this.unload] });
  }
}

/** The bucket's ARN, and the folder in it. */
function placeOf(location: string): { bucket: string; folder: string } {
  const [, bucket = '', folder = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(location) ?? [];
  return { bucket: `arn:${Aws.PARTITION}:s3:::${bucket}`, folder };
}
