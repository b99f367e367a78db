import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import {
  createBusPublisher,
  createTopicPublisher,
  EventNotTaken,
} from '../../../functions/platform/aws/publisher.ts';

const sns = mockClient(SNSClient);
const bus = mockClient(EventBridgeClient);
const topic = createTopicPublisher(new SNSClient({}), 'arn:topic');
const events = createBusPublisher(new EventBridgeClient({}));
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
  await topic.publish(announcement);
  expect(sns.commandCalls(PublishCommand)[0]?.args[0].input).toMatchObject({
    TopicArn: 'arn:topic',
    Subject: 'Gr e fell',
    Message: 'It fell.\n\n{\n  "effect": 1\n}',
  });
  expect(bus.calls()).toEqual([]);
});

test('a topic for a chat gets what the chat takes, and nothing else', async () => {
  const chat = createTopicPublisher(new SNSClient({}), 'arn:chat', ({ title }) => JSON.stringify({ title }));
  await chat.publish(announcement);
  expect(sns.commandCalls(PublishCommand)[0]?.args[0].input.Message).toBe('{"title":"Größe\\nfell"}');
});

test('machines get an event', async () => {
  await events.publish(announcement);
  expect(bus.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries).toEqual([
    { Source: 'handback', DetailType: 'Handback Finding', Detail: '{"effect":1}' },
  ]);
});

test('an event that was refused is an error', async () => {
  bus.on(PutEventsCommand).resolves({ Entries: [{ ErrorCode: 'ThrottlingException' }] });
  await expect(events.publish(announcement)).rejects.toThrow(EventNotTaken);
});
