import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { CloudWatchClient, DescribeAlarmsCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkAlarms } from '../../../functions/cli/cloud/alarm-arrives.ts';
import { type Check, examine } from '../../../functions/cli/cloud/check.ts';
import { checkFile } from '../../../functions/cli/cloud/file-arrives.ts';
import { checkReport } from '../../../functions/cli/cloud/report-answers.ts';
import { checkWaiting } from '../../../functions/cli/cloud/waiting.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { stageSettings } from '../../../infra/config.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from '../../ingest/memory-lake.ts';
import { account, answers, refusal } from './aws-answers.ts';

process.env.AWS_REGION = 'eu-west-1';
const aws = {
  athena: mockClient(AthenaClient),
  cloudWatch: mockClient(CloudWatchClient),
  s3: mockClient(S3Client),
  sns: mockClient(SNSClient),
  sqs: mockClient(SQSClient),
};
beforeEach(() => {
  for (const each of Object.values(aws)) each.reset();
});
const http = answers([]);

const stack = {
  name: 'Handback',
  status: 'CREATE_COMPLETE',
  parameters: {},
  outputs: {
    AlarmsTopic: 'arn:aws:sns:eu-west-1:111122223333:alarms',
    LandingBucket: 'landing',
    BiWorkGroup: 'Handback-bi',
    Database: 'handback',
    IngestDeadLetters: 'https://sqs/dead',
    Undelivered: 'https://sqs/undelivered',
  },
};
const production = stageSettings('production');
const look = async (check: Check) => (await examine([check], () => {}))[0]!;

describe('alarms', () => {
  /** CloudWatch, a topic and a queue: what is set off arrives when the topic's policy lets CloudWatch publish. */
  const prepare = ({ mayPublish = true, listeners = [] as string[] } = {}) => {
    let ringing = '';
    const AlarmActions = [stack.outputs.AlarmsTopic];
    const another = { AlarmName: 'Handback-AEU-AlarmsCurateErrors', AlarmActions: ['arn:aws:sns:::theirs'] };
    aws.cloudWatch
      .on(DescribeAlarmsCommand)
      .resolves({
        MetricAlarms: [
          { ...another, StateValue: 'OK' },
          { AlarmName: 'Handback-AlarmsRegressions1', StateValue: 'OK', AlarmActions },
          { AlarmName: 'Handback-AlarmsCurateErrors2', StateValue: 'ALARM', AlarmActions },
        ],
        NextToken: 'more',
      })
      .on(DescribeAlarmsCommand, { NextToken: 'more' })
      .resolves({
        MetricAlarms: [
          { AlarmName: 'Handback-AlarmsIngestErrors3', StateValue: 'INSUFFICIENT_DATA', AlarmActions },
        ],
      });
    aws.cloudWatch.on(SetAlarmStateCommand).callsFake(({ AlarmName, StateValue }) => {
      if (StateValue === 'ALARM' && mayPublish) ringing = AlarmName;
      return {};
    });
    aws.sns
      .on(ListSubscriptionsByTopicCommand)
      .resolves({ Subscriptions: listeners.map((SubscriptionArn) => ({ SubscriptionArn })) });
    aws.sns.on(SubscribeCommand).resolves({ SubscriptionArn: 'arn:aws:sns:::mine' });
    aws.sns.on(UnsubscribeCommand).resolves({});
    aws.sqs.on(CreateQueueCommand).resolves({ QueueUrl: 'https://sqs/mine' });
    aws.sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { QueueArn: 'arn:aws:sqs:::mine' } });
    aws.sqs
      .on(ReceiveMessageCommand)
      .callsFake(() => (ringing === '' ? {} : { Messages: [{ Body: ringing }] }));
    aws.sqs.on(DeleteQueueCommand).resolves({});
  };
  const states = () =>
    aws.cloudWatch
      .commandCalls(SetAlarmStateCommand)
      .map(({ args: [{ input }] }) => [input.AlarmName, input.StateValue]);

  test('one of the stage that is quiet is set off and back, never that of regressions; everything made goes', async () => {
    prepare({ listeners: ['arn:aws:sns:::mail'] });
    expect(await look(checkAlarms(stack, 0))).toMatchObject({ state: 'ok', check: 'alarms' });
    expect(states()).toEqual([
      ['Handback-AlarmsIngestErrors3', 'ALARM'],
      ['Handback-AlarmsIngestErrors3', 'INSUFFICIENT_DATA'],
    ]);
    expect(aws.sns.commandCalls(UnsubscribeCommand)).toHaveLength(1);
    expect(aws.sqs.commandCalls(DeleteQueueCommand)).toHaveLength(1);
  });

  test('that reach nobody are in the way; set back and cleaned up all the same', async () => {
    prepare({ mayPublish: false });
    expect(await look(checkAlarms(stack, 0))).toMatchObject({
      state: 'problem',
      todo: expect.stringContaining('policy'),
    });
    expect(states().at(-1)?.[1]).toBe('INSUFFICIENT_DATA');
    expect(aws.sqs.commandCalls(DeleteQueueCommand)).toHaveLength(1);
  });

  test('need somebody who listens; an e-mail that was not confirmed is nobody', async () => {
    prepare({ listeners: ['PendingConfirmation'] });
    expect(await look(checkAlarms(stack, 0))).toMatchObject({ state: 'attention' });
  });

  test('are unknown to whoever may not try one, and the queue goes', async () => {
    prepare();
    aws.sns.on(SubscribeCommand).rejects(refusal('AuthorizationError', 'sns:Subscribe'));
    expect(await look(checkAlarms(stack, 0))).toMatchObject({ state: 'unknown' });
    expect(aws.sqs.commandCalls(DeleteQueueCommand)).toHaveLength(1);
  });
});

describe('a file', () => {
  const prepare = (count: string) => {
    aws.s3.on(PutObjectCommand).resolves({ VersionId: 'v1' });
    aws.s3.on(DeleteObjectCommand).resolves({});
    aws.athena.on(StartQueryExecutionCommand).resolves({ QueryExecutionId: 'q' });
    aws.athena.on(GetQueryExecutionCommand).resolves({
      QueryExecution: { Status: { State: 'SUCCEEDED' }, StatementType: 'DML' },
    });
    const type = { Name: 'n', Type: 'bigint' };
    aws.athena.on(GetQueryResultsCommand).resolves({
      ResultSet: {
        ResultSetMetadata: { ColumnInfo: [type] },
        Rows: [{ Data: [{ VarCharValue: 'n' }] }, { Data: [{ VarCharValue: count }] }],
      },
    });
  };

  test('that reaches the ledger is fine, and its version is deleted', async () => {
    prepare('1');
    expect((await look(checkFile(stack, production, 0))).state).toBe('ok');
    const [put] = aws.s3.commandCalls(PutObjectCommand);
    const { Key } = put!.args[0].input;
    expect(Key).toMatch(/^in\/handback-doctor-\d+\.json$/);
    const [start] = aws.athena.commandCalls(StartQueryExecutionCommand);
    expect(start?.args[0].input.QueryString).toContain(`object_key = '${Key}'`);
    const [deleted] = aws.s3.commandCalls(DeleteObjectCommand);
    expect(deleted?.args[0].input).toEqual({ Bucket: 'landing', Key, VersionId: 'v1' });
  });

  test('has an empty list, which ingest takes with no record, no source and no rejection', async () => {
    const lake = createMemoryStore();
    await ingestObject(inputObject('in/handback-doctor-1.json', '[]'), environmentOf(lake));
    expect(await rowsOf(lake, 'ingest_ledger')).toMatchObject([
      { source: null, quarantined: 0n, records_in: 0n },
    ]);
    expect(await rowsOf(lake, 'quarantine')).toEqual([]);
  }, 20_000);

  test('is put nowhere where it would be taken for data of a source', async () => {
    for (const landing of [{ bucketName: 'company' }, { prefixes: { 'exports/desk/': 'desk' } }]) {
      const settings = { ...production, landing: { ...production.landing, ...landing } };
      expect((await look(checkFile(stack, settings, 0))).state).toBe('attention');
    }
    expect(aws.s3.calls()).toEqual([]);
  });
});

describe('a report', () => {
  const verdict = () => look(checkReport(account, stack, `${http.url}/`));
  const list = { status: 200, body: [] };
  const path = '/v1/reports/tickets?wait=20';

  test.for([
    [200, 'ok'],
    [202, 'ok'],
    [409, 'attention'],
    [500, 'problem'],
  ] as const)('that answers %d: %s', async ([status, state]) => {
    http.says.set('/v1/reports', list);
    http.says.set(path, { status, body: {} });
    expect((await verdict()).state).toBe(state);
    expect(http.asked[0]?.authorization).toContain('/eu-west-1/execute-api/aws4_request');
  });

  test('of an API that refuses the caller says which right is missing', async () => {
    expect(await verdict()).toMatchObject({
      state: 'problem',
      todo: expect.stringContaining('execute-api:Invoke'),
    });
  });
});

test('what failed for good is counted and led to its section of the runbook', async () => {
  const of = (QueueUrl: string, messages: string) =>
    aws.sqs
      .on(GetQueueAttributesCommand, { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] })
      .resolves({ Attributes: { ApproximateNumberOfMessages: messages } });
  of('https://sqs/dead', '0');
  of('https://sqs/undelivered', '0');
  expect((await look(checkWaiting(stack))).state).toBe('ok');
  of('https://sqs/undelivered', '2');
  expect(await look(checkWaiting(stack))).toMatchObject({
    state: 'problem',
    says: '2 messages wait in Undelivered',
    todo: expect.stringContaining('runbook.md#schedule-undelivered'),
  });
});
