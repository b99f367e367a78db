import { randomUUID } from 'node:crypto';
import {
  CloudWatchClient,
  type MetricAlarm,
  paginateDescribeAlarms,
  SetAlarmStateCommand,
  StateValue,
} from '@aws-sdk/client-cloudwatch';
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
import { attention, type Check, ok, problem } from './check.ts';
import type { DeployedStack } from './stack.ts';

const waitSeconds = 120;

/**
 * An alarm that is tried reaches a subscriber: a queue that is made for it, and deleted after. Whoever else listens
 * hears it, too. Never the one that deployments roll back on.
 */
export const checkAlarms = (stack: DeployedStack, seconds = waitSeconds): Check => ({
  name: 'alarms',
  async look() {
    const TopicArn = stack.outputs.AlarmsTopic ?? '';
    const { Subscriptions = [] } = await new SNSClient({}).send(
      new ListSubscriptionsByTopicCommand({ TopicArn }),
    );
    const listeners = Subscriptions.filter(({ SubscriptionArn = '' }) => SubscriptionArn.startsWith('arn:'));
    const alarm = await quietAlarm(stack.name, TopicArn);
    if (alarm === undefined)
      return attention('every alarm rings already: none could be tried', 'see what rings in CloudWatch');
    if (!(await withSubscriber(TopicArn, (queue) => ring(alarm, queue, seconds))))
      return problem(
        `the alarm ${alarm.AlarmName} was set off, and reached no subscriber of ${TopicArn} within ${seconds} s`,
        "let CloudWatch publish: the topic's policy, and that of the key which encrypts it (docs/deploy.md)",
      );
    if (listeners.length > 0) return ok(`an alarm arrives; ${listeners.length} listen`);
    return attention(
      'an alarm arrives, but nobody listens',
      `set alarms.email in infra/config.ts, or subscribe to ${TopicArn} (an e-mail must be confirmed)`,
    );
  },
});

/** One that tells the topic: the name of another stage's alarm may begin as ours do. */
async function quietAlarm(stackName: string, topic: string): Promise<MetricAlarm | undefined> {
  const pages = paginateDescribeAlarms(
    { client: new CloudWatchClient({}) },
    { AlarmNamePrefix: `${stackName}-`, AlarmTypes: ['MetricAlarm'] },
  );
  for await (const { MetricAlarms = [] } of pages) {
    const quiet = MetricAlarms.find(
      ({ AlarmName = '', StateValue: state, AlarmActions = [] }) =>
        state !== 'ALARM' && AlarmActions.includes(topic) && !AlarmName.includes('Regressions'),
    );
    if (quiet !== undefined) return quiet;
  }
  return undefined;
}

interface Queue {
  readonly url: string;
  readonly arn: string;
}

/** Gives `use` a queue that subscribes to the topic, and takes both away again. */
async function withSubscriber<T>(TopicArn: string, use: (queue: Queue) => Promise<T>): Promise<T> {
  const [sqs, sns] = [new SQSClient({}), new SNSClient({})];
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': TopicArn } },
      },
    ],
  });
  const QueueName = `handback-doctor-${randomUUID()}`;
  const { QueueUrl: url = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName, Attributes: { Policy } }),
  );
  try {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
    );
    const arn = Attributes?.QueueArn ?? '';
    const { SubscriptionArn } = await sns.send(
      new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arn, ReturnSubscriptionArn: true }),
    );
    try {
      return await use({ url, arn });
    } finally {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    }
  } finally {
    await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
  }
}

/** Sets the alarm off and back; true when the queue heard of it. */
async function ring({ AlarmName, StateValue: before }: MetricAlarm, { url }: Queue, seconds: number) {
  const cloudWatch = new CloudWatchClient({});
  const set = (state: StateValue, reason: string) =>
    cloudWatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: state, StateReason: reason }));
  await set(StateValue.ALARM, 'tried by handback doctor: nothing is wrong');
  try {
    return await receives(url, AlarmName ?? '', Date.now() + seconds * 1000);
  } finally {
    await set(before ?? StateValue.INSUFFICIENT_DATA, 'tried by handback doctor: done');
  }
}

async function receives(QueueUrl: string, text: string, until: number): Promise<boolean> {
  const sqs = new SQSClient({});
  do {
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 2 });
    const { Messages = [] } = await sqs.send(receive);
    if (Messages.some(({ Body = '' }) => Body.includes(text))) return true;
  } while (Date.now() < until);
  return false;
}
