import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, type BucketProps, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ingestedPrefix,
  maintenancePrefixes,
  notificationsPrefix,
  readingPrefix,
  recomputesPrefix,
} from '../../functions/contract/lake-keys.ts';
import { runTables, type TableName, tableNames, tableSpec } from '../../functions/contract/tables.ts';
import type { StageSettings } from '../config.ts';
import { bucketEncryption } from '../encryption.ts';
import { glueTableInput } from '../glue-table.ts';

/** Tables whose files Athena writes: it sends no If-None-Match. */
const insertedTables: readonly TableName[] = [
  ...runTables,
  'evaluations',
  'erasures',
  'retractions',
  'retaggings',
];

/** The buckets, and the Glue database with one table for each `queries/lake/*.yaml`. */
export class Lake extends Construct {
  /** Where customers put files, below `in/<source>/`; mappings below `mappings/`. */
  readonly landing: Bucket;
  readonly bucket: Bucket;
  /** Answers of queries; short-lived. */
  readonly results: Bucket;
  readonly databaseName: string;
  /** Depend on these before running SQL. */
  readonly tables: readonly CfnTable[];

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id);
    this.landing = new Bucket(this, 'Landing', {
      ...this.bucketDefaults('Landing', settings),
      versioned: true,
      lifecycleRules: [
        abortedUploads,
        {
          prefix: 'in/',
          transitions: [
            {
              storageClass: StorageClass.INFREQUENT_ACCESS,
              transitionAfter: Duration.days(settings.landing.infrequentAccessAfterDays),
            },
          ],
          noncurrentVersionExpiration: Duration.days(settings.landing.oldVersionsDays),
          ...expiration(settings.landing.deleteAfterDays),
        },
      ],
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...this.bucketDefaults('Bucket', settings),
      lifecycleRules: [abortedUploads],
    });
    this.bucket.addToResourcePolicy(this.onlyNewObjects());
    this.results = new Bucket(this, 'Results', {
      ...this.bucketDefaults('Results', settings),
      lifecycleRules: [abortedUploads, { expiration: Duration.days(7) }],
    });
    this.databaseName = settings.stackName.toLowerCase();
    this.tables = this.createTables(settings.firstDay);
  }

  private bucketDefaults(id: string, settings: StageSettings): BucketProps {
    const { keepsData, accessLogsBucket } = settings;
    return {
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      ...bucketEncryption(this, id, settings),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(accessLogsBucket === ''
        ? {}
        : {
            serverAccessLogsBucket: Bucket.fromBucketName(this, `${id}AccessLogs`, accessLogsBucket),
            serverAccessLogsPrefix: `${settings.stackName}/${id.toLowerCase()}/`,
          }),
    };
  }

  /** What Lambdas write is written once: a put without If-None-Match is refused (parts of an upload are exempt). */
  private onlyNewObjects(): PolicyStatement {
    const tables = tableNames.filter((name) => !insertedTables.includes(name));
    const notes = [
      notificationsPrefix,
      ingestedPrefix,
      readingPrefix,
      recomputesPrefix,
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

  private createTables(firstDay: string): CfnTable[] {
    const catalogId = Stack.of(this).account;
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: { name: this.databaseName, description: 'Handback: service quality, AI and people' },
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

const expiration = (days: number) => (days === 0 ? {} : { expiration: Duration.days(days) });

const abortedUploads = { abortIncompleteMultipartUploadAfter: Duration.days(7) };
