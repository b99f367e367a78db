import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { emulatorAccount } from '../../engine/servers/ministack.ts';
import { eventually } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';
import { subscribe } from '../watch/subscriptions.ts';

interface Question {
  readonly policy: string | undefined;
  readonly service: string;
  readonly action: string;
  readonly resource: string | undefined;
}

/** Alarms reach who has subscribed, and services reach what they must: by the policies as they are deployed. */
export function alarms(scene: () => Scene): void {
  /** What the deployed resources' policies answer to services that call for an account. */
  const decisions = async (account: string) => {
    const script = join(import.meta.dirname, '../rights/ask_policy.py');
    const input = JSON.stringify((await questions()).map((question) => ({ ...question, account })));
    return JSON.parse(execFileSync(scene().cloud.python, [script], { input, encoding: 'utf8' })) as string[];
  };

  const questions = async (): Promise<Question[]> => {
    const { cloud, outputs } = scene();
    const { AlarmsTopic: TopicArn, IngestQueue: QueueUrl } = outputs;
    const topic = await new SNSClient(cloud.admin).send(new GetTopicAttributesCommand({ TopicArn }));
    const queue = await new SQSClient(cloud.admin).send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return [
      {
        policy: topic.Attributes?.Policy,
        service: 'cloudwatch.amazonaws.com',
        action: 'sns:Publish',
        resource: TopicArn,
      },
      {
        policy: queue.Attributes?.Policy,
        service: 's3.amazonaws.com',
        action: 'sqs:SendMessage',
        resource: queue.Attributes?.QueueArn,
      },
    ];
  };

  test('the alarms of this account may tell their topic, and its bucket the queue; those of another may not', async () => {
    expect(await decisions(emulatorAccount)).toEqual(['Allow', 'Allow']);
    expect(await decisions('111111111111')).toEqual(['ImplicitDeny', 'ImplicitDeny']);
  });

  test('an alarm that is tried as docs/deploy.md says reaches a subscriber', async () => {
    const { cloud, outputs, shell } = scene();
    const inbox = await subscribe(cloud.admin, outputs.AlarmsTopic ?? '', 'alarmed');
    await shell.run('ALARM=$(aws cloudwatch describe-alarms');
    await shell.run('aws cloudwatch set-alarm-state');
    const [body = ''] = await eventually('the alarm', 60, async () => {
      const bodies = await inbox();
      return bodies.length > 0 ? bodies : undefined;
    });
    expect(body).toContain('docs/runbook.md#');
    expect(body).toContain('tried by hand');
  }, 90_000);
}
