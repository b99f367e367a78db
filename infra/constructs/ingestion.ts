import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { type CfnQueuePolicy, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ingestedPrefix, readingPrefix } from '../../functions/contract/lake-keys.ts';
import type { TableName } from '../../functions/contract/tables.ts';
import type { StageSettings } from '../config.ts';
import { queueEncryption } from '../encryption.ts';
import type { Lake } from './lake.ts';
import { NodeFunction } from './node-function.ts';

const writtenTables: readonly TableName[] = [
  'ticket_events',
  'csat_events',
  'routing_changes',
  'quarantine',
  'ingest_ledger',
];
const settingsKey = 'handback.config.yaml';
/** A message of which nobody says that it is done comes back so long after the call it was given to must have ended. */
const marginBeforeRetry = Duration.minutes(5);
const deliveries = 6;

/** Landed object → queue → ingest → lake. What fails again and again waits in the dead-letter queue. */
export class Ingestion extends Construct {
  readonly ingest: NodeFunction;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** ARN of the secret behind customer keys. */
  readonly customerSecret: string;

  constructor(scope: Construct, id: string, { settings, lake }: { settings: StageSettings; lake: Lake }) {
    super(scope, id);
    const timeout = Duration.minutes(settings.ingest.timeoutMinutes);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      enforceSSL: true,
      ...queueEncryption(this, 'DeadLetters', settings),
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      ...queueEncryption(this, 'Queue', settings),
      visibilityTimeout: timeout.plus(marginBeforeRetry),
      // A dead letter's days count from when it was first sent: here half as long as there.
      retentionPeriod: Duration.days(7),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: deliveries },
    });
    acknowledgeQueue(this.deadLetters);
    this.notify(lake);
    this.ingest = new NodeFunction(this, 'Ingest', {
      settings,
      room: 'ingest',
      description: 'Reads a landed object into the lake, exactly once',
      memoryMb: settings.ingest.memoryMb,
      timeout,
      environment: {
        FIRST_DAY: settings.firstDay,
        REJECTED_SHARE: String(settings.alarms.rejectedShare),
      },
    });
    this.ingest.function.addEventSource(
      new SqsEventSource(this.queue, {
        // One object a call: a call's time is that of its object.
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: settings.ingest.maximumConcurrency,
      }),
    );
    // Its Id attribute is the ARN, everywhere; what a reference gives differs between AWS and the emulator.
    this.customerSecret = (this.createSecret(settings).node.defaultChild as CfnSecret).attrId;
    this.connect(lake);
    Validations.of(this.ingest.function).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'For a queue as source the redrive to its dead-letter queue is that destination.',
    });
  }

  /**
   * By the bucket's own property: the higher-level way adds a function with rights on every bucket. The queue
   * trusts the account's buckets; naming the bucket would be a cycle.
   */
  private notify({ landing }: Lake): void {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LandingTellsOfObjects',
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const bucket = landing.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: this.queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: 'in/' }] } },
        },
      ],
    };
    bucket.addResourceDependency(this.queue.node.findChild('Policy').node.defaultChild as CfnQueuePolicy);
  }

  private createSecret({ keepsData }: StageSettings): Secret {
    const secret = new Secret(this, 'CustomerSecret', {
      description: 'Turns customer ids into keys; whoever has it can link keys to ids',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new secret gives every customer a new key, so that repeat contacts across it are missed: docs/deploy.md says when and how.',
    });
    return secret;
  }

  private connect(lake: Lake): void {
    const { ingest, customerSecret } = this;
    ingest.function.addEnvironment('LAKE_BUCKET', lake.bucket.bucketName);
    ingest.function.addEnvironment('CUSTOMER_SECRET', customerSecret);
    ingest.allow(['secretsmanager:GetSecretValue'], [customerSecret]);
    ingest.allow(
      ['s3:GetObject', 's3:GetObjectVersion'],
      ['in/*', 'mappings/*'].map((prefix) => lake.landing.arnForObjects(prefix)),
      'Whatever lands, and the mappings of any source.',
    );
    ingest.allow(['s3:ListBucket'], [lake.bucket.bucketArn, lake.landing.bucketArn]);
    ingest.allow(
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      writtenTables.map((name) => lake.bucket.arnForObjects(`${name}/*`)),
      'The tables it writes; files of an attempt that never finished are replaced.',
    );
    ingest.allow(
      ['s3:PutObject', 's3:DeleteObject'],
      [lake.bucket.arnForObjects(`${readingPrefix}*`)],
      'A note of each object while it is read.',
    );
    ingest.allow(
      ['s3:GetObject'],
      [settingsKey, `${ingestedPrefix}*`].map((key) => lake.bucket.arnForObjects(key)),
      'Whether an object is done whose ledger row was put into a file with others.',
    );
  }
}

/** A dead-letter queue has none of its own. */
export function acknowledgeQueue(queue: Queue): void {
  const reason = 'It is the dead-letter queue; an alarm watches it.';
  Validations.of(queue).acknowledge(
    { id: 'AwsSolutions-SQS3', reason },
    { id: 'Serverless-SQSRedrivePolicy', reason },
  );
}
