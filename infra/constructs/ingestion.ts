import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  ingestedPrefix,
  modelsPrefix,
  readingPrefix,
  settingsKey,
} from '../../functions/contract/lake/lake-keys.ts';
import type { TableName } from '../../functions/contract/lake/tables.ts';
import type { StageSettings } from '../config.ts';
import { queueEncryption } from '../encryption.ts';
import { Arrivals } from './arrivals.ts';
import { asVariable } from './as-variable.ts';
import type { Lake } from './lake.ts';
import type { Landing, NamedBucket } from './landing.ts';
import { NodeFunction } from './node-function.ts';
import { grantSentiment } from './sentiment.ts';

const writtenTables: readonly TableName[] = [
  'ticket_events',
  'csat_events',
  'routing_changes',
  'quarantine',
  'ingest_ledger',
];
/** A message of which nobody says that it is done comes back so long after the call it was given to must have ended. */
const marginBeforeRetry = Duration.minutes(5);
const deliveries = 6;

export interface IngestionProps {
  readonly settings: StageSettings;
  readonly landing: Landing;
  readonly lake: Lake;
}

/** Landed object → queue → ingest → lake. What fails again and again waits in the dead-letter queue. */
export class Ingestion extends Construct {
  readonly ingest: NodeFunction;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** ARN of the secret behind customer keys. */
  readonly customerSecret: string;
  /** Where the mappings of sources are looked for, below `mappings/`. */
  readonly mappings: NamedBucket;

  constructor(scope: Construct, id: string, props: IngestionProps) {
    super(scope, id);
    const { settings, landing, lake } = props;
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
    const { queue, deadLetters } = this;
    new Arrivals(this, 'Arrivals', { settings, landing, queue, deadLetters });
    // A bucket of the company's is read, and not written: its mappings stand in the lake's.
    this.mappings = landing.own === undefined ? lake.bucket : landing.bucket;
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
    this.connect(props);
    Validations.of(this.ingest.function).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'For a queue as source the redrive to its dead-letter queue is that destination.',
    });
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

  private connect({ settings, landing, lake }: IngestionProps): void {
    const { ingest, customerSecret, mappings } = this;
    ingest.function.addEnvironment('LANDING_PREFIXES', prefixesOf(settings));
    ingest.function.addEnvironment('MAPPINGS_BUCKET', mappings.bucketName);
    ingest.function.addEnvironment('LAKE_BUCKET', lake.bucket.bucketName);
    ingest.function.addEnvironment('CUSTOMER_SECRET', customerSecret);
    grantSentiment(ingest, lake, settings);
    ingest.allow(['secretsmanager:GetSecretValue'], [customerSecret]);
    ingest.allow(
      ['s3:GetObject', 's3:GetObjectVersion'],
      [
        ...landing.prefixes.map((prefix) => landing.bucket.arnForObjects(`${prefix}*`)),
        mappings.arnForObjects('mappings/*'),
      ],
      'Whatever lands, and the mappings of any source.',
    );
    const { bucketKeyArn } = settings.landing;
    if (bucketKeyArn !== '') ingest.allow(['kms:Decrypt'], [bucketKeyArn]);
    ingest.allow(['s3:ListBucket'], [lake.bucket.bucketArn, landing.bucket.bucketArn]);
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
      [settingsKey, `${ingestedPrefix}*`, `${modelsPrefix}*`].map((key) => lake.bucket.arnForObjects(key)),
      'Whether an object is done whose ledger row was put into a file with others, and what classifies texts.',
    );
  }
}

/** @throws where a function could not be given them all */
const prefixesOf = ({ landing: { prefixes } }: StageSettings): string =>
  asVariable(
    prefixes,
    (bytes) =>
      `landing.prefixes have ${bytes} bytes, too many for the function that reads; name folders further out`,
  );

/** A dead-letter queue has none of its own. */
export function acknowledgeQueue(queue: Queue): void {
  const reason = 'It is the dead-letter queue; an alarm watches it.';
  Validations.of(queue).acknowledge(
    { id: 'AwsSolutions-SQS3', reason },
    { id: 'Serverless-SQSRedrivePolicy', reason },
  );
}
