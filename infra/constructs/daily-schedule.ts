import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../wildcards.ts';
import type { NodeFunction } from './node-function.ts';

export interface DailyScheduleProps {
  /** Of EventBridge Scheduler, UTC. */
  readonly expression: string;
  readonly target: NodeFunction;
  /** What the function is given. */
  readonly input: Record<string, string>;
  /** Takes calls that could not be delivered. */
  readonly undelivered: IQueue;
}

/** Calls a function every day. */
export class DailySchedule extends Construct {
  constructor(scope: Construct, id: string, { expression, target, input, undelivered }: DailyScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const { functionArn } = target.function;
    acknowledgeWildcards(role, [`${functionArn}:*`], 'The versions of the one function it calls.');
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.expression(expression),
      target: new LambdaInvoke(target.function, {
        role,
        input: ScheduleTargetInput.fromObject(input),
        deadLetterQueue: undelivered,
        retryAttempts: 2,
        maxEventAge: Duration.hours(2),
      }),
    });
  }
}
