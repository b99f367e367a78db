import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import {
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageSettings } from '../../config.ts';
import { keyActions } from '../../encryption.ts';
import { acknowledgeKeyUse, acknowledgeWildcards } from '../../wildcards.ts';
import type { NodeFunction } from '../node-function.ts';
import { serviceRole } from '../service-role.ts';

export interface DailyScheduleProps {
  /** Of EventBridge Scheduler, UTC. */
  readonly expression: string;
  readonly target: NodeFunction | StateMachine;
  /** What it is given. */
  readonly input: Record<string, string>;
  /** Takes calls that could not be delivered. */
  readonly undelivered: IQueue;
  readonly settings: StageSettings;
}

/** Calls a function, or starts a state machine, every day. */
export class DailySchedule extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { expression, target, input, undelivered, settings }: DailyScheduleProps,
  ) {
    super(scope, id);
    const role = serviceRole(this, 'Role', 'scheduler.amazonaws.com');
    acknowledgeKeyUse(role);
    const { encryptionKeyArn } = settings;
    if (encryptionKeyArn !== '')
      role.addToPolicy(new PolicyStatement({ actions: keyActions, resources: [encryptionKeyArn] }));
    const props = {
      role,
      input: ScheduleTargetInput.fromObject(input),
      deadLetterQueue: undelivered,
      retryAttempts: 2,
      maxEventAge: Duration.hours(2),
    };
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.expression(expression),
      target: 'function' in target ? callOf(target, props) : new StepFunctionsStartExecution(target, props),
    });
  }
}

type TargetProps = ConstructorParameters<typeof LambdaInvoke>[1] & { readonly role: Role };

function callOf({ function: unit }: NodeFunction, props: TargetProps): IScheduleTarget {
  acknowledgeWildcards(props.role, [`${unit.functionArn}:*`], 'The versions of the one function it calls.');
  return new LambdaInvoke(unit, props);
}
