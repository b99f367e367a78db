import { AthenaClient, ListWorkGroupsCommand } from '@aws-sdk/client-athena';
import { CloudWatchLogsClient, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { GetDatabasesCommand, GlueClient } from '@aws-sdk/client-glue';
import { IAMClient, paginateListRoles } from '@aws-sdk/client-iam';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import {
  DeleteObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { paginateListSchedules, SchedulerClient } from '@aws-sdk/client-scheduler';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Cloud } from './start-cloud.ts';

/** Names of what an account holds, by kind. */
export type Holdings = Readonly<Record<string, readonly string[]>>;

const named = (names: readonly (string | undefined)[] | undefined): string[] =>
  (names ?? []).flatMap((name) => (name === undefined ? [] : [name]));

/** Everything in the account that carries the stack's name, by kind; kinds without any are left out. */
export async function holdingsOf(admin: Cloud['admin'], stackName: string): Promise<Holdings> {
  const everything = await listAccount(admin);
  const isOfStack = (name: string) => new RegExp(`(^|[:/])${stackName}(-|$)`, 'i').test(name);
  return Object.fromEntries(
    Object.entries(everything)
      .map(([kind, names]) => [kind, names.filter(isOfStack)] as const)
      .filter(([, names]) => names.length > 0),
  );
}

async function listAccount(admin: Cloud['admin']): Promise<Record<string, string[]>> {
  const lambda = new LambdaClient(admin);
  const iam = new IAMClient(admin);
  const logs = new CloudWatchLogsClient(admin);
  const scheduler = new SchedulerClient(admin);
  const [buckets, queues, topics, secrets, databases, workGroups] = await Promise.all([
    new S3Client({ ...admin, forcePathStyle: true }).send(new ListBucketsCommand({})),
    new SQSClient(admin).send(new ListQueuesCommand({})),
    new SNSClient(admin).send(new ListTopicsCommand({})),
    new SecretsManagerClient(admin).send(new ListSecretsCommand({})),
    new GlueClient(admin).send(new GetDatabasesCommand({})),
    new AthenaClient(admin).send(new ListWorkGroupsCommand({})),
  ]);
  return {
    buckets: named(buckets.Buckets?.map(({ Name }) => Name)),
    queues: named(queues.QueueUrls),
    topics: named(topics.Topics?.map(({ TopicArn }) => TopicArn)),
    secrets: named(secrets.SecretList?.map(({ Name }) => Name)),
    databases: named(databases.DatabaseList?.map(({ Name }) => Name)),
    workGroups: named(workGroups.WorkGroups?.map(({ Name }) => Name)),
    functions: await namesOf(paginateListFunctions({ client: lambda }, {}), ({ Functions }) =>
      Functions?.map(({ FunctionName }) => FunctionName),
    ),
    roles: await namesOf(paginateListRoles({ client: iam }, {}), ({ Roles }) =>
      Roles?.map(({ RoleName }) => RoleName),
    ),
    logGroups: await namesOf(paginateDescribeLogGroups({ client: logs }, {}), ({ logGroups }) =>
      logGroups?.map(({ logGroupName }) => logGroupName),
    ),
    schedules: await namesOf(paginateListSchedules({ client: scheduler }, {}), ({ Schedules }) =>
      Schedules?.map(({ Name }) => Name),
    ),
  };
}

async function namesOf<Page>(
  pages: AsyncIterable<Page>,
  pick: (page: Page) => (string | undefined)[] | undefined,
): Promise<string[]> {
  const names: string[] = [];
  for await (const page of pages) names.push(...named(pick(page)));
  return names;
}

/** Deletes every version of every object, as whoever uninstalls must: S3 deletes no bucket that is not empty. */
export async function emptyBucket(admin: Cloud['admin'], Bucket: string): Promise<void> {
  const s3 = new S3Client({ ...admin, forcePathStyle: true });
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const all = [...Versions, ...DeleteMarkers];
    if (all.length === 0) return;
    await Promise.all(
      all.map(({ Key, VersionId }) => s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))),
    );
  }
}
