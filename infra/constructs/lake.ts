import { Duration, Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ingestedPrefix,
  maintenancePrefixes,
  notificationsPrefix,
  readingPrefix,
  recomputesPrefix,
  unloadsPrefix,
} from '../../functions/contract/lake/lake-keys.ts';
import { runTables, type TableName, tableNames, tableSpec } from '../../functions/contract/lake/tables.ts';
import { bucketDefaults } from '../bucket-defaults.ts';
import type { StageSettings } from '../config.ts';
import { glueTableInput, registeredTables } from '../glue-table.ts';
import { databaseNameOf } from './database-name.ts';

/** Tables whose files Athena writes: it sends no If-None-Match. */
const insertedTables: readonly TableName[] = [...runTables, 'evaluations', ...registeredTables];

/** The buckets, and the Glue database with one table for each `queries/lake/*.yaml`. */
export class Lake extends Construct {
  readonly bucket: Bucket;
  /** Answers of queries; short-lived. */
  readonly results: Bucket;
  readonly databaseName: string;
  /** Depend on these before running SQL. */
  readonly tables: readonly CfnTable[];

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...bucketDefaults(this, 'Bucket', settings),
      lifecycleRules: [abortedUploads],
    });
    this.bucket.addToResourcePolicy(this.onlyNewObjects());
    this.results = new Bucket(this, 'Results', {
      ...bucketDefaults(this, 'Results', settings),
      lifecycleRules: [abortedUploads, { expiration: Duration.days(7) }],
    });
    this.databaseName = databaseNameOf(settings.stackName);
    this.tables = this.createTables(settings);
  }

  /** What Lambdas write is written once: a put without If-None-Match is refused (parts of an upload are exempt). */
  private onlyNewObjects(): PolicyStatement {
    const tables = tableNames.filter((name) => !insertedTables.includes(name));
    const notes = [
      notificationsPrefix,
      ingestedPrefix,
      readingPrefix,
      recomputesPrefix,
      unloadsPrefix,
      ...maintenancePrefixes,
    ];
    const prefixes = [...tables.map((name) => `${name}/`), ...notes];
    return new PolicyStatement({
      sid: 'OnlyNewObjects',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}*`)),
      conditions: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    });
  }

  private createTables({ firstDay, lakeFormation }: StageSettings): CfnTable[] {
    const catalogId = Stack.of(this).account;
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: {
        name: this.databaseName,
        description: 'Handback: service quality, AI and people',
        // Else everybody whom IAM allows is granted each new table.
        ...(lakeFormation.isOn ? { createTableDefaultPermissions: [] } : {}),
      },
    });
    return tableNames.map((name) => {
      const table = new CfnTable(this, `Table-${name}`, {
        catalogId,
        databaseName: this.databaseName,
        tableInput: glueTableInput(tableSpec(name), this.bucket.s3UrlForObject(`${name}/`), firstDay),
      });
      table.addResourceDependency(database);
      return table;
    });
  }
}

export const abortedUploads = { abortIncompleteMultipartUploadAfter: Duration.days(7) };
