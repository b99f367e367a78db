import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Cloud } from '../cloud/start-cloud.ts';

/** Bodies that have arrived, taken out of the queue. */
export type Inbox = () => Promise<string[]>;

/** Subscribes a queue of its own to a topic, as a team would. */
export async function subscribe(
  admin: Cloud['admin'],
  TopicArn: string,
  queueName = 'subscribed',
): Promise<Inbox> {
  const { url, arn } = await openQueue(admin, queueName, 'sns.amazonaws.com', TopicArn);
  await new SNSClient(admin).send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arn }));
  return () => takeAll(admin, url);
}

/** Sends events that match to a queue of its own, as docs/deploy.md says. */
export async function matchEvents(admin: Cloud['admin'], pattern: object): Promise<Inbox> {
  const { url, arn } = await openQueue(admin, 'matched', 'events.amazonaws.com');
  const events = new EventBridgeClient(admin);
  await events.send(new PutRuleCommand({ Name: 'matched', EventPattern: JSON.stringify(pattern) }));
  await events.send(new PutTargetsCommand({ Rule: 'matched', Targets: [{ Id: 'queue', Arn: arn }] }));
  return () => takeAll(admin, url);
}

async function openQueue(admin: Cloud['admin'], QueueName: string, Service: string, source?: string) {
  const statement = {
    Effect: 'Allow',
    Principal: { Service },
    Action: 'sqs:SendMessage',
    Resource: '*',
    ...(source === undefined ? {} : { Condition: { ArnEquals: { 'aws:SourceArn': source } } }),
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const sqs = new SQSClient(admin);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { Policy } }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return { url: QueueUrl ?? '', arn: Attributes?.QueueArn ?? '' };
}

async function takeAll(admin: Cloud['admin'], QueueUrl: string): Promise<string[]> {
  const sqs = new SQSClient(admin);
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    );
    if (Messages.length === 0) return bodies;
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}
