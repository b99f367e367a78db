import { Aws } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { topicEncryption } from '../../encryption.ts';
import type { AlarmSpec } from './alarm-spec.ts';
import { alarmSpecs, type Watched } from './alarm-specs.ts';

/** Alarms with their way out (docs/runbook.md), and a dashboard where one is wanted. Which tell the topic; who listens is set once. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: Watched) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      enforceSSL: true,
      displayName: 'Handback alarms',
      ...topicEncryption(this, 'Topic', props.settings),
    });
    this.letAlarmsTell();
    if (props.settings.alarms.email !== '')
      this.topic.addSubscription(new EmailSubscription(props.settings.alarms.email));
    const specs = alarmSpecs(props);
    for (const spec of specs) this.raise(spec);
    if (props.settings.alarms.dashboard) this.show(specs);
  }

  /** A topic with a policy of its own has lost the one by which an account's services may publish. */
  private letAlarmsTell(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsTell',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  private show(specs: readonly AlarmSpec[]): void {
    const widgets = specs.map(({ id: title, metric }) => [
      new GraphWidget({ title, left: [metric], width: 24, height: 4 }),
    ]);
    new Dashboard(this, 'Dashboard', { widgets });
  }

  private raise({ id, what, metric, threshold, below = false, periods = 1, silence }: AlarmSpec): void {
    new Alarm(this, id, {
      alarmDescription: `${what} What to do: docs/runbook.md#${kebabCase(id)}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence === 'alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}

const kebabCase = (id: string): string => id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
