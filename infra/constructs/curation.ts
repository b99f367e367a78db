import { CustomResource, Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { coveragePrefix, recomputesPrefix } from '../../functions/contract/lake/lake-keys.ts';
import { runTables } from '../../functions/contract/lake/tables.ts';
import type { StageSettings } from '../config.ts';
import { queueEncryption } from '../encryption.ts';
import { fingerprintOfSql } from '../sql-fingerprint.ts';
import { acknowledgeQueue } from './ingestion.ts';
import type { Lake } from './lake.ts';
import { NodeFunction } from './node-function.ts';
import { glueArns, WorkGroup } from './work-group.ts';

export interface CurationProps {
  readonly settings: StageSettings;
  readonly lake: Lake;
}

/** The views, and the run that turns events into episodes and surveys. */
export class Curation extends Construct {
  readonly curate: NodeFunction;
  readonly viewCreator: NodeFunction;
  /** Depend on it before querying a view. */
  readonly views: CustomResource;
  /** Calls that a schedule could not deliver. */
  readonly undelivered: Queue;
  /** Where views, curation and maintenance query. */
  readonly workGroup: WorkGroup;

  constructor(scope: Construct, id: string, props: CurationProps) {
    super(scope, id);
    const { settings, lake } = props;
    this.workGroup = new WorkGroup(this, 'WorkGroup', {
      ...props,
      consumer: 'maintenance',
      description: 'Views, nightly curation, compaction and pruning',
    });
    this.viewCreator = this.createViewCreator(props);
    this.views = this.createViews(props);
    this.curate = new NodeFunction(this, 'Curate', {
      settings,
      room: 'curate',
      description: 'Episodes and surveys of the days that need it, in one commit',
      memoryMb: 1024,
      timeout: Duration.minutes(15),
      environment: { LAKE_BUCKET: lake.bucket.bucketName },
    });
    this.workGroup.grantQuery(this.curate);
    this.allowWriting(lake);
    this.undelivered = new Queue(this, 'Undelivered', {
      enforceSSL: true,
      ...queueEncryption(this, 'Undelivered', settings),
      retentionPeriod: Duration.days(14),
    });
    acknowledgeQueue(this.undelivered);
  }

  private createViewCreator({ settings, lake }: CurationProps): NodeFunction {
    const creator = new NodeFunction(this, 'Views', {
      settings,
      room: 'views',
      description: 'Creates the views of queries/views when a deployment changes them',
      memoryMb: 512,
      timeout: Duration.minutes(10),
      environment: { LAKE_BUCKET: lake.bucket.bucketName },
    });
    this.workGroup.grantQuery(creator);
    creator.allow(
      ['glue:CreateTable', 'glue:UpdateTable', 'glue:DeleteTable'],
      glueArns(this, lake.databaseName),
      'The views of its one database.',
    );
    return creator;
  }

  private createViews({ settings, lake }: CurationProps): CustomResource {
    const { viewCreator, workGroup } = this;
    const views = new CustomResource(this, 'ViewsOfThisVersion', {
      resourceType: 'Custom::HandbackViews',
      serviceToken: viewCreator.function.functionArn,
      serviceTimeout: Duration.minutes(10),
      // The first day, so that a deployment that would hide rows by a later one fails before it has.
      properties: { Fingerprint: fingerprintOfSql(), FirstDay: settings.firstDay },
    });
    views.node.addDependency(...lake.tables, workGroup, viewCreator, lake.bucket, lake.results);
    return views;
  }

  /** Athena writes run tables; commits, and what sources show, are ours. Deletes nothing. */
  private allowWriting({ bucket }: Lake): void {
    this.workGroup.grantInsert(this.curate, runTables);
    const notes = ['commits/', coveragePrefix, recomputesPrefix].map((prefix) =>
      bucket.arnForObjects(`${prefix}*`),
    );
    this.curate.allow(['s3:PutObject'], notes, 'Each commit is an object, and so is a note of a part.');
  }
}
