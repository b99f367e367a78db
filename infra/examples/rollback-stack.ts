import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  Application,
  ConfigurationContent,
  ConfigurationType,
  DeploymentStrategy,
  Environment,
  HostedConfiguration,
  Monitor,
  RolloutStrategy,
} from 'aws-cdk-lib/aws-appconfig';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledgeWildcards } from '../wildcards.ts';
import { aiShareFlag } from './ai-share-flag.ts';
import { rollBack } from './roll-back.ts';

export interface RollbackProps extends StackProps {
  /** ARN of a stage's alarm `…AlarmsRegressions…` (docs/deploy.md). */
  readonly alarmArn: string;
  /** Share of the tickets that AI gets, 0 to 1: a new version of the flag, which `start-deployment` brings out. */
  readonly aiShare: number;
}

/**
 * An example: the share of tickets that AI gets as a feature flag of AppConfig, which a drop in service takes back. A
 * deployment that is still going is rolled back by AppConfig itself, for which the alarm is a monitor of the environment;
 * one that has ended is answered with a deployment of the version before it, with the alarm's reason. The stack makes
 * versions and deploys none: a deployment of 28 hours is none of CloudFormation's (docs/decisions/0631).
 */
export class RollbackStack extends Stack {
  constructor(scope: Construct, id: string, { alarmArn, aiShare, ...props }: RollbackProps) {
    super(scope, id, { ...props, description: 'Handback: the share of AI is taken back when service drops' });
    const alarm = Alarm.fromAlarmArn(this, 'Regressions', alarmArn);
    const application = new Application(this, 'Router', { applicationName: `${id}-router` });
    const environment = new Environment(this, 'Environment', {
      application,
      monitors: [Monitor.fromCloudWatchAlarm(alarm)],
    });
    const strategy = new DeploymentStrategy(this, 'Strategy', {
      rolloutStrategy: RolloutStrategy.linear({
        growthFactor: 25,
        deploymentDuration: Duration.hours(4),
        // Over the next look, which is at night.
        finalBakeTime: Duration.hours(24),
      }),
    });
    const atOnce = new DeploymentStrategy(this, 'AtOnce', {
      rolloutStrategy: RolloutStrategy.linear({
        growthFactor: 100,
        deploymentDuration: Duration.minutes(0),
        finalBakeTime: Duration.minutes(0),
      }),
    });
    const flag = new HostedConfiguration(this, 'AiShare', {
      application,
      name: 'ai_share',
      type: ConfigurationType.FEATURE_FLAGS,
      content: ConfigurationContent.fromInlineJson(JSON.stringify(aiShareFlag(aiShare))),
    });
    new CfnOutput(this, 'Deployment', {
      description:
        'What aws appconfig start-deployment --cli-input-json takes to bring the newest version out',
      value: this.toJsonString({
        ApplicationId: application.applicationId,
        EnvironmentId: environment.environmentId,
        ConfigurationProfileId: flag.configurationProfileId,
        ConfigurationVersion: flag.versionNumber,
        DeploymentStrategyId: strategy.deploymentStrategyId,
      }),
    });
    const logs = new LogGroup(this, 'Logs', {
      // Log groups of this name are let in at once; each other one takes a part of a policy that has 5,120 characters.
      logGroupName: `/aws/vendedlogs/states/${id}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const deployments = this.formatArn({
      service: 'appconfig',
      resource: 'application',
      resourceName: `${application.applicationId}/environment/${environment.environmentId}/deployment/*`,
    });
    const machine = new StateMachine(this, 'RollBack', {
      definitionBody: rollBack(this, {
        applicationId: application.applicationId,
        environmentId: environment.environmentId,
        profileId: flag.configurationProfileId,
        strategyId: atOnce.deploymentStrategyId,
      }),
      timeout: Duration.minutes(5),
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL },
    });
    const undelivered = new Queue(this, 'Undelivered', {
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    new Rule(this, 'ServiceDropped', {
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: [alarmArn],
        // A monitor that rings rolls every deployment back, also ours: it waits until the alarm is quiet again.
        detail: { previousState: { value: ['ALARM'] }, state: { value: ['OK'] } },
      },
      targets: [new SfnStateMachine(machine, { deadLetterQueue: undelivered })],
    });
    acknowledge({ machine, environment, undelivered, deployments });
  }
}

interface Made {
  readonly machine: StateMachine;
  readonly environment: Environment;
  readonly undelivered: Queue;
  /** ARN of the environment's deployments. */
  readonly deployments: string;
}

function acknowledge({ machine, environment, undelivered, deployments }: Made): void {
  const reason = 'It is the queue for what could not be delivered.';
  for (const id of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'])
    Validations.of(undelivered).acknowledge({ id, reason });
  acknowledgeWildcards(
    environment,
    ['*'],
    'AppConfig asks for alarms by this right on all of them, as its page on rollbacks has it.',
  );
  acknowledgeWildcards(machine, ['*'], 'Deliveries of logs and traces have no resource.');
  acknowledgeWildcards(machine, [deployments], 'Deployments are numbers that are not known before.');
}
