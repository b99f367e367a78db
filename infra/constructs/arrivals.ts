import { Aws } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { CfnQueuePolicy, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import type { Landing } from './landing.ts';

export interface ArrivalsProps {
  readonly settings: StageSettings;
  readonly landing: Landing;
  readonly queue: Queue;
  /** Takes notifications that did not arrive at the queue. */
  readonly deadLetters: Queue;
}

/** A pattern of EventBridge has 2,048 characters, and a hundred of them are not those of bucket and folders. */
const longestDetail = 1900;

/**
 * Notifies the queue of what lands: the stack's own bucket by itself, a bucket of the company's by EventBridge, which
 * leaves the notifications that it has alone. Where that bucket is another account's, its rule sends to the queue.
 */
export class Arrivals extends Construct {
  constructor(scope: Construct, id: string, { settings, landing, queue, deadLetters }: ArrivalsProps) {
    super(scope, id);
    const { bucketAccount } = settings.landing;
    if (landing.own !== undefined) tellDirectly(landing.own, landing.prefixes, queue);
    else if (bucketAccount === '') this.follow(landing, queue, deadLetters);
    else letAccountTell(bucketAccount, queue);
  }

  private follow({ bucket, prefixes }: Landing, queue: Queue, deadLetters: Queue): void {
    const detail = {
      bucket: { name: [bucket.bucketName] },
      object: { key: prefixes.map((prefix) => ({ prefix })) },
    };
    const length = JSON.stringify(detail).length;
    if (length > longestDetail)
      throw new Error(
        `infra/config.ts: landing.prefixes are ${length} characters in the rule of EventBridge, which holds ${longestDetail}`,
      );
    const rule = new Rule(this, 'Landed', {
      description: 'Files that land in the bucket of the company',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        account: [Aws.ACCOUNT_ID],
        detail,
      },
    });
    rule.addTarget({
      bind: () => ({ arn: queue.queueArn, deadLetterConfig: { arn: deadLetters.queueArn } }),
    });
    for (const each of [queue, deadLetters])
      each.addToResourcePolicy(
        new PolicyStatement({
          sid: 'RuleTellsOfObjects',
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [each.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
        }),
      );
  }
}

/**
 * By the bucket's own property: the higher-level way adds a function with rights on every bucket. The queue trusts
 * the account's buckets; naming the bucket would be a cycle.
 */
function tellDirectly(bucket: CfnBucket, prefixes: readonly string[], queue: Queue): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LandingTellsOfObjects',
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  bucket.notificationConfiguration = {
    queueConfigurations: prefixes.map((value) => ({
      event: 's3:ObjectCreated:*',
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value }] } },
    })),
  };
  bucket.addResourceDependency(queue.node.findChild('Policy').node.defaultChild as CfnQueuePolicy);
}

function letAccountTell(account: string, queue: Queue): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AccountTellsOfObjects',
      principals: [new AccountPrincipal(account)],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
    }),
  );
}
