import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import type { Lake } from './lake.ts';
import type { NodeFunction } from './node-function.ts';

export interface WorkGroupProps {
  readonly settings: StageSettings;
  readonly lake: Lake;
  /** Who queries: the last part of its name, and its entry in the scan limits. */
  readonly consumer: keyof StageSettings['scanLimits'];
  readonly description: string;
}

/** Athena for one consumer: its results, its limit of bytes, its metrics. */
export class WorkGroup extends Construct {
  readonly name: string;
  private readonly lake: Lake;
  private readonly consumer: string;

  constructor(scope: Construct, id: string, { settings, lake, consumer, description }: WorkGroupProps) {
    super(scope, id);
    this.name = `${settings.stackName}-${consumer}`;
    this.lake = lake;
    this.consumer = consumer;
    new CfnWorkGroup(this, 'WorkGroup', {
      name: this.name,
      description,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: settings.scanLimits[consumer],
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: lake.results.s3UrlForObject(`${consumer}/`),
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
  }

  /** Lets a function query the lake here: sets WORK_GROUP and DATABASE, and allows what Athena does on its behalf. */
  grantQuery(user: NodeFunction): void {
    const { bucket, results, databaseName } = this.lake;
    user.function.addEnvironment('WORK_GROUP', this.name);
    user.function.addEnvironment('DATABASE', databaseName);
    user.allow(
      [
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
      ],
      [this.arn],
    );
    user.allow(
      ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'],
      glueArns(this, databaseName),
      'Every table and view of its one database.',
    );
    user.allow(['s3:GetBucketLocation', 's3:ListBucket'], [bucket.bucketArn, results.bucketArn]);
    user.allow(['s3:GetObject'], [bucket.arnForObjects('*')], 'Queries read any table of the lake.');
    user.allow(
      ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      [results.arnForObjects(`${this.consumer}/*`)],
      'Its own folder of results.',
    );
  }

  private get arn(): string {
    return Stack.of(this).formatArn({ service: 'athena', resource: 'workgroup', resourceName: this.name });
  }
}

/** The catalog, the database and all its tables: views name tables that IAM sees one by one. */
export function glueArns(scope: Construct, database: string): string[] {
  const stack = Stack.of(scope);
  const arn = (resource: string, resourceName?: string) =>
    stack.formatArn({
      service: 'glue',
      resource,
      ...(resourceName === undefined ? { arnFormat: ArnFormat.NO_RESOURCE_NAME } : { resourceName }),
    });
  return [arn('catalog'), arn('database', database), arn('table', `${database}/*`)];
}
