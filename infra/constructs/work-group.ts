import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Construct } from 'constructs';
import { settingsKey } from '../../functions/contract/lake/lake-keys.ts';
import type { TableName } from '../../functions/contract/lake/tables.ts';
import type { StageSettings } from '../config.ts';
import { catalogKeyActions } from '../encryption.ts';
import { tablesAmong } from '../tables-behind.ts';
import type { Lake } from './lake.ts';
import type { NodeFunction } from './node-function.ts';

export interface WorkGroupProps {
  readonly settings: StageSettings;
  readonly lake: Lake;
  /** Who queries: the last part of its name, and its entry in the scan limits. */
  readonly consumer: keyof StageSettings['scanLimits'];
  readonly description: string;
  /** Key of its answers, and of the files that UNLOAD writes; that of the settings when absent. */
  readonly keyArn?: string;
}

/** Athena for one consumer: its results, its limit of bytes, its metrics. */
export class WorkGroup extends Construct {
  readonly name: string;
  private readonly lake: Lake;
  private readonly consumer: string;
  private readonly catalogKeyArn: string;

  constructor(scope: Construct, id: string, props: WorkGroupProps) {
    super(scope, id);
    const { settings, lake, consumer, description, keyArn = settings.encryptionKeyArn } = props;
    this.name = `${settings.stackName}-${consumer}`;
    this.lake = lake;
    this.consumer = consumer;
    this.catalogKeyArn = settings.catalogKeyArn;
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
          encryptionConfiguration:
            keyArn === '' ? { encryptionOption: 'SSE_S3' } : { encryptionOption: 'SSE_KMS', kmsKey: keyArn },
        },
      },
    });
  }

  /**
   * Lets a function query the lake here: sets WORK_GROUP and DATABASE, and allows what Athena does on its behalf.
   * @param names of the tables and views that it reads; all when absent
   */
  grantQuery(user: NodeFunction, names?: readonly string[]): void {
    const { bucket, results, databaseName } = this.lake;
    this.grantStart(user);
    user.function.addEnvironment('DATABASE', databaseName);
    const reads = 'Every table and view of its one database.';
    user.allow(catalogReads, glueArns(this, databaseName, names), names === undefined ? reads : '');
    user.allow(['glue:GetDatabase', 'glue:GetDatabases'], [glueArn(this, 'database', 'default')]);
    user.allow(['s3:GetBucketLocation', 's3:ListBucket'], [bucket.bucketArn, results.bucketArn]);
    user.allow(['s3:ListBucketMultipartUploads'], [results.bucketArn]);
    const read =
      names === undefined ? ['*'] : [...tablesAmong(names).map((name) => `${name}/*`), settingsKey];
    user.allow(
      ['s3:GetObject'],
      read.map((key) => bucket.arnForObjects(key)),
      'The files of what it reads.',
    );
    this.grantResults(user);
  }

  /** Lets a function query tables that are not the lake's here; sets WORK_GROUP. */
  grantForeignQuery(user: NodeFunction, tables: readonly ForeignTables[]): void {
    this.grantStart(user);
    for (const { database, names } of tables)
      user.allow(catalogReads, glueArns(this, database, names), 'The tables that the settings name.');
    user.allow(['glue:GetDatabase', 'glue:GetDatabases'], [glueArn(this, 'database', 'default')]);
    user.allow(
      ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      [this.lake.results.bucketArn],
    );
    this.grantResults(user);
  }

  private grantStart(user: NodeFunction): void {
    user.function.addEnvironment('WORK_GROUP', this.name);
    user.allow(
      [
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
      ],
      [this.arn],
    );
    if (this.catalogKeyArn !== '') user.allow(catalogKeyActions, [this.catalogKeyArn]);
  }

  private grantResults(user: NodeFunction): void {
    user.allow(
      ['s3:GetObject', ...writing],
      [this.lake.results.arnForObjects(`${this.consumer}/*`)],
      'Its own folder of results.',
    );
  }

  /** Lets a function that queries here insert into tables, too: their days are registered and described by Athena. */
  grantInsert(user: NodeFunction, tables: readonly TableName[]): void {
    const { bucket, databaseName } = this.lake;
    user.allow(
      writing,
      tables.map((name) => bucket.arnForObjects(`${name}/*`)),
      'The tables that it inserts into.',
    );
    user.allow(['s3:ListBucketMultipartUploads'], [bucket.bucketArn]);
    user.allow(catalogWrites, glueArns(this, databaseName, tables));
  }

  private get arn(): string {
    return Stack.of(this).formatArn({ service: 'athena', resource: 'workgroup', resourceName: this.name });
  }
}

/** Tables of a database of the Glue catalog. */
export interface ForeignTables {
  readonly database: string;
  readonly names: readonly string[];
}

/** What Athena does in S3 in the name of whoever makes it write. */
export const writing = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

/** What Athena asks of Glue in the name of whoever queries; a day that is registered is asked for by itself. */
const catalogReads = [
  'glue:GetDatabase',
  'glue:GetDatabases',
  'glue:GetTable',
  'glue:GetTables',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:BatchGetPartition',
];
/**
 * And of whoever inserts: the first insert into a day registers it, a later one updates it and drops the statistics
 * of its columns, which needs the right to delete it.
 */
const catalogWrites = [
  'glue:CreatePartition',
  'glue:BatchCreatePartition',
  'glue:UpdatePartition',
  'glue:BatchUpdatePartition',
  'glue:DeletePartition',
];

function glueArn(scope: Construct, resource: string, resourceName?: string): string {
  const named = resourceName === undefined ? { arnFormat: ArnFormat.NO_RESOURCE_NAME } : { resourceName };
  return Stack.of(scope).formatArn({ service: 'glue', resource, ...named });
}

/** The catalog, the database and tables of it, all when none is named: views name tables that IAM sees one by one. */
export const glueArns = (scope: Construct, database: string, names: readonly string[] = ['*']): string[] => [
  glueArn(scope, 'catalog'),
  glueArn(scope, 'database', database),
  ...names.map((name) => glueArn(scope, 'table', `${database}/${name}`)),
];
