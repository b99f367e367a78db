import { Duration, Validations } from 'aws-cdk-lib';
import {
  DefinitionBody,
  type IChainable,
  StateMachine,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { acknowledgeWildcards } from '../../wildcards.ts';
import type { NodeFunction } from '../node-function.ts';
import { serviceRole } from '../service-role.ts';
import { oldestGoesOn } from './oldest-goes-on.ts';

export interface OneAtATimeProps {
  readonly name: string;
  /** Where its steps begin. */
  readonly first: IChainable;
  /** What its steps call. */
  readonly functions: readonly NodeFunction[];
}

/** A state machine of which one execution runs at a time: a younger one would do the same work twice, and ends. */
export function oneAtATime(scope: Construct, { name, first, functions }: OneAtATimeProps): StateMachine {
  const role = serviceRole(scope, 'Role', 'states.amazonaws.com');
  const machine = new StateMachine(scope, 'Machine', {
    stateMachineName: name,
    definitionBody: DefinitionBody.fromChainable(oldestGoesOn(scope, name, first)),
    role,
    tracingEnabled: true,
  });
  const called = functions.map(({ function: { functionArn } }) => `${functionArn}:*`);
  acknowledgeWildcards(role, called, 'The versions of the functions it calls.');
  acknowledgeWildcards(role, ['*'], 'Sending traces cannot be limited to a resource.');
  Validations.of(machine).acknowledge({
    id: 'AwsSolutions-SF1',
    reason:
      'Every step of an execution stands in its history for 90 days, and what the functions do in their logs.',
  });
  return machine;
}

interface RepeatableCallProps extends Pick<LambdaInvokeProps, 'resultSelector' | 'resultPath'> {
  readonly input?: Readonly<Record<string, unknown>>;
}

/** A call that nobody answers would hold up every night after it; no function runs longer than this. */
const longestCall = Timeout.duration(Duration.minutes(16));

/**
 * Calls a function; a failed call is tried twice more, five and fifteen minutes later.
 * @param more what it is given besides the name of the task, and what becomes of its answer
 */
export function repeatableCall(
  scope: Construct,
  id: string,
  { function: lambdaFunction }: NodeFunction,
  { input = {}, ...result }: RepeatableCallProps = {},
): LambdaInvoke {
  const payload = TaskInput.fromObject({ task: id.toLowerCase(), ...input });
  const call = new LambdaInvoke(scope, id, {
    ...{ lambdaFunction, payload, taskTimeout: longestCall },
    ...result,
  });
  call.addRetry({ maxAttempts: 2, interval: Duration.minutes(5), backoffRate: 2 });
  return call;
}
