import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  type IChainable,
  type INextable,
  Succeed,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, LambdaInvoke, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { NodeFunction } from '../node-function.ts';

/**
 * The steps from `first` on, unless another execution of the machine runs: two at once would do the same work twice, and
 * the second one ends.
 * @param name of the machine
 */
export function unlessAnotherRuns(scope: Construct, name: string, first: IChainable): IChainable {
  const own = Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: name,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const running: INextable & IChainable = new CallAwsService(scope, 'ListRunning', {
    service: 'sfn',
    action: 'listExecutions',
    parameters: { StateMachineArn: own, StatusFilter: 'RUNNING', MaxResults: 2 },
    iamResources: [own],
    iamAction: 'states:ListExecutions',
    resultPath: '$.running',
  });
  return running.next(
    new Choice(scope, 'DoesAnotherRun')
      .when(Condition.isPresent('$.running.Executions[1]'), new Succeed(scope, 'AnotherRuns'))
      .otherwise(first),
  );
}

interface RepeatableCallProps extends Pick<LambdaInvokeProps, 'resultSelector' | 'resultPath'> {
  readonly input?: Readonly<Record<string, unknown>>;
}

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
  const call = new LambdaInvoke(scope, id, { lambdaFunction, payload, ...result });
  call.addRetry({ maxAttempts: 2, interval: Duration.minutes(5), backoffRate: 2 });
  return call;
}
