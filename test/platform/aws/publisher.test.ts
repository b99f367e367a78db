import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { createAwsPublisher, EventNotTaken } from '../../../functions/platform/aws/publisher.ts';

const sns = mockClient(SNSClient);
const bus = mockClient(EventBridgeClient);
const publisher = createAwsPublisher({
  sns: new SNSClient({}),
  eventBridge: new EventBridgeClient({}),
  topicArn: 'arn:topic',
});
const announcement = {
  title: 'Größe\nfell',
  text: 'It fell.',
  kind: 'Handback Finding',
  detail: { effect: 1 },
};

beforeEach(() => {
  sns.reset();
  bus.reset();
  sns.on(PublishCommand).resolves({});
  bus.on(PutEventsCommand).resolves({ Entries: [{ EventId: '1' }] });
});

test('people get a text with the detail, under a subject that SNS takes', async () => {
  await publisher.publish(announcement);
  expect(sns.commandCalls(PublishCommand)[0]?.args[0].input).toMatchObject({
    TopicArn: 'arn:topic',
    Subject: 'Gr e fell',
    Message: 'It fell.\n\n{\n  "effect": 1\n}',
  });
});

test('machines get an event', async () => {
  await publisher.publish(announcement);
  expect(bus.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries).toEqual([
    { Source: 'handback', DetailType: 'Handback Finding', Detail: '{"effect":1}' },
  ]);
});

test('an event that was refused is an error', async () => {
  bus.on(PutEventsCommand).resolves({ Entries: [{ ErrorCode: 'ThrottlingException' }] });
  await expect(publisher.publish(announcement)).rejects.toThrow(EventNotTaken);
});
