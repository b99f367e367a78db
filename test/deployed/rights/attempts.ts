import { AthenaClient, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { CloudFormationClient, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  BatchGetPartitionCommand,
  BatchUpdatePartitionCommand,
  CreatePartitionCommand,
  DeleteDatabaseCommand,
  DeleteTableCommand,
  GetPartitionCommand,
  GetPartitionsCommand,
  GetTableCommand,
  GlueClient,
  UpdatePartitionCommand,
} from '@aws-sdk/client-glue';
import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { InvokeCommand, LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { PurgeQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Outputs, request } from '../cloud/deployment.ts';
import type { Cloud } from '../cloud/start-cloud.ts';
import type { AttemptName } from './rights-table.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export type Outcome = 'allowed' | 'denied';

/** What nobody may find: allowed attempts at it change nothing. */
const nothing = 'probe-of-rights';
const denials = /AccessDenied|Forbidden|UnauthorizedOperation|AuthorizationError|NotAuthorized/;

/** Any answer but a denial shows that the caller is let through: most attempts are at things that are not there. */
export async function outcomeOf(attempt: () => Promise<unknown>): Promise<Outcome> {
  try {
    await attempt();
    return 'allowed';
  } catch (error) {
    return denials.test(`${(error as Error).name} ${(error as Error).message}`) ? 'denied' : 'allowed';
  }
}

/** Everything that somebody with these credentials could try at a stack, the harmless way. */
export function attemptsWith(
  cloud: Pick<Cloud, 'endpoint' | 'admin'>,
  outputs: Outputs,
  credentials: Credentials,
): Record<AttemptName, () => Promise<unknown>> {
  const config = { ...cloud.admin, credentials, maxAttempts: 1 };
  return {
    ...objectAttempts(new S3Client({ ...config, forcePathStyle: true }), outputs),
    ...queryAttempts(new AthenaClient(config), new GlueClient(config), outputs),
    ...messageAttempts(config, outputs),
    ...functionAttempts(new LambdaClient(config), outputs),
    'read the customer secret': () =>
      new SecretsManagerClient(config).send(new GetSecretValueCommand({ SecretId: outputs.CustomerSecret })),
    'ask for a report': async () => {
      const { status } = await request(cloud.endpoint, outputs, '/v1/reports', credentials);
      if (status === 403) throw new Error('Forbidden');
    },
    'make a user': () => new IAMClient(config).send(new CreateUserCommand({ UserName: nothing })),
    'start the night': async () => {
      // The name of a night that has ended is taken: refused once the right is there.
      const name = await nameOfEndedNight(cloud.admin, outputs.NightlyMachine);
      await new SFNClient(config).send(
        new StartExecutionCommand({
          stateMachineArn: outputs.NightlyMachine,
          name,
          input: '{"again": true}',
        }),
      );
    },
    'delete the stack': () =>
      new CloudFormationClient(config).send(new DeleteStackCommand({ StackName: nothing })),
  };
}

async function nameOfEndedNight(admin: Cloud['admin'], stateMachineArn: string | undefined): Promise<string> {
  const list = new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED', maxResults: 1 });
  const { executions: [night] = [] } = await new SFNClient(admin).send(list);
  if (night?.name === undefined) throw new Error('no night has ended yet: the attempt would start one');
  return night.name;
}

function objectAttempts(s3: S3Client, { LandingBucket, LakeBucket, ResultsBucket }: Outputs) {
  const get = (Bucket: string | undefined, Key: string) => () =>
    s3.send(new GetObjectCommand({ Bucket, Key }));
  const list = (Bucket: string | undefined) => () => s3.send(new ListObjectsV2Command({ Bucket }));
  const putNew = (Bucket: string | undefined, Key: string) => () =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body: nothing, IfNoneMatch: '*' }));
  const put = (Bucket: string | undefined, Key: string) => () =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body: nothing }));
  const remove = (Key: string) => () => s3.send(new DeleteObjectCommand({ Bucket: LakeBucket, Key }));
  return {
    'read a landed file': get(LandingBucket, `in/${nothing}`),
    'read a mapping': get(LandingBucket, `mappings/${nothing}`),
    'put a file into landing': put(LandingBucket, `in/${nothing}`),
    'list landing': list(LandingBucket),
    'read events of the lake': get(LakeBucket, `ticket_events/${nothing}`),
    'list the lake': list(LakeBucket),
    'read the settings': get(LakeBucket, 'handback.config.yaml'),
    'write the settings': put(LakeBucket, 'handback.config.yaml'),
    'write new events': putNew(LakeBucket, `ticket_events/${nothing}`),
    'write over events': put(LakeBucket, `ticket_events/${nothing}`),
    'write a commit': putNew(LakeBucket, `commits/${nothing}`),
    'note a reading': putNew(LakeBucket, `reading/${nothing}`),
    'note a part of a recompute': putNew(LakeBucket, `recomputes/${nothing}`),
    'write a run': put(LakeBucket, `episode_runs/${nothing}`),
    'write an evaluation': put(LakeBucket, `evaluations/${nothing}`),
    'read what was published': get(LakeBucket, `notifications/${nothing}`),
    'write what was published': putNew(LakeBucket, `notifications/${nothing}`),
    'write an erasure': put(LakeBucket, `erasures/${nothing}`),
    'note a rewrite': putNew(LakeBucket, `rewrites/${nothing}`),
    'delete events': remove(`ticket_events/${nothing}`),
    'delete a commit': remove(`commits/${nothing}`),
    'read an answer of the API': get(ResultsBucket, `runs/${nothing}`),
    'write an answer of the API': put(ResultsBucket, `runs/${nothing}`),
    'read results of analysts': get(ResultsBucket, `bi/${nothing}`),
    'read results of maintenance': get(ResultsBucket, `maintenance/${nothing}`),
    'read results of the detector': get(ResultsBucket, `detector/${nothing}`),
    'read results of reports': get(ResultsBucket, `reports/${nothing}`),
    'write results of analysts': put(ResultsBucket, `bi/${nothing}`),
    'write results of maintenance': put(ResultsBucket, `maintenance/${nothing}`),
    'write results of the detector': put(ResultsBucket, `detector/${nothing}`),
    'write results of reports': put(ResultsBucket, `reports/${nothing}`),
    'ask where the lake lies': () => s3.send(new GetBucketLocationCommand({ Bucket: LakeBucket })),
    'delete the bucket of the lake': () => s3.send(new DeleteBucketCommand({ Bucket: LakeBucket })),
  };
}

function queryAttempts(athena: AthenaClient, glue: GlueClient, { Database, BiWorkGroup }: Outputs) {
  const query = (consumer: string) => () => {
    const WorkGroup = BiWorkGroup?.replace(/bi$/, consumer);
    return athena.send(new StartQueryExecutionCommand({ QueryString: 'select 1', WorkGroup }));
  };
  const table = { DatabaseName: Database, Name: nothing };
  const Values = ['2026-01-01'];
  const PartitionInput = { Values };
  const day = { DatabaseName: Database, TableName: nothing, PartitionInput };
  return {
    'query as maintenance': query('maintenance'),
    'query as detector': query('detector'),
    'query as reports': query('reports'),
    'query as analyst': query('bi'),
    'see a table': () => glue.send(new GetTableCommand(table)),
    'look up the days of a table': () =>
      glue.send(new GetPartitionsCommand({ DatabaseName: Database, TableName: nothing })),
    'drop a table': () => glue.send(new DeleteTableCommand(table)),
    'look up one day of a table': () =>
      glue.send(
        new GetPartitionCommand({ DatabaseName: Database, TableName: nothing, PartitionValues: Values }),
      ),
    'look up days of a table by name': () =>
      glue.send(
        new BatchGetPartitionCommand({
          DatabaseName: Database,
          TableName: nothing,
          PartitionsToGet: [{ Values }],
        }),
      ),
    'add a day of a table': () => glue.send(new CreatePartitionCommand(day)),
    'update a day of a table': () =>
      glue.send(new UpdatePartitionCommand({ ...day, PartitionValueList: Values })),
    'update days of a table': () => {
      const Entries = [{ PartitionValueList: Values, PartitionInput }];
      return glue.send(
        new BatchUpdatePartitionCommand({ DatabaseName: Database, TableName: nothing, Entries }),
      );
    },
    'drop the database': () => glue.send(new DeleteDatabaseCommand({ Name: Database })),
  };
}

function messageAttempts(config: Cloud['admin'], outputs: Outputs) {
  const sns = new SNSClient(config);
  const sqs = new SQSClient(config);
  const tell = (TopicArn: string | undefined) => () =>
    sns.send(new PublishCommand({ TopicArn, Message: nothing }));
  const send = (QueueUrl: string | undefined) => () =>
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: notification }));
  const notification = JSON.stringify({ Event: 's3:TestEvent' });
  const entry = { Source: nothing, DetailType: nothing, Detail: '{}' };
  return {
    'tell findings': tell(outputs.FindingsTopic),
    'tell alarms': tell(outputs.AlarmsTopic),
    'put an event': () => new EventBridgeClient(config).send(new PutEventsCommand({ Entries: [entry] })),
    'take a message of the queue': () =>
      sqs.send(new ReceiveMessageCommand({ QueueUrl: outputs.IngestQueue, WaitTimeSeconds: 0 })),
    'send a message to the queue': send(outputs.IngestQueue),
    'put away an undelivered call': send(outputs.Undelivered),
    'empty the dead letters': () => sqs.send(new PurgeQueueCommand({ QueueUrl: outputs.IngestDeadLetters })),
  };
}

function functionAttempts(lambda: LambdaClient, outputs: Outputs) {
  /** A dry run: checks the right and calls nothing. */
  const call = (FunctionName: string | undefined) => () =>
    lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'DryRun' }));
  const FunctionName = outputs.ReportFunction;
  return {
    'call ingest': call(outputs.IngestFunction),
    'call curate': call(outputs.CurateFunction),
    'call maintenance': call(outputs.MaintainFunction),
    'call detect': call(outputs.DetectFunction),
    'call report': call(outputs.ReportFunction),
    'change the code of a function': () =>
      lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: nothing })),
  };
}
