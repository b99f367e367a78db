import { ArnFormat, Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  DefinitionBody,
  type IChainable,
  JsonPath,
  StateMachine,
  Succeed,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import { acknowledgeWildcards } from '../wildcards.ts';
import type { NodeFunction } from './node-function.ts';
import { serviceRole } from './service-role.ts';

export interface NightlyProps {
  readonly settings: StageSettings;
  readonly curate: NodeFunction;
  readonly detect: NodeFunction;
}

/**
 * The night: curation is called again until nothing is left, one call at a time, and the detector looks when it has
 * ended. A call ends before its time is up and notes what it has done, so a history of any length is recomputed.
 */
export class Nightly extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { settings, curate, detect }: NightlyProps) {
    super(scope, id);
    const name = `${settings.stackName}-nightly`;
    const role = serviceRole(this, 'Role', 'states.amazonaws.com');
    const look = this.call('Detect', detect, { resultPath: JsonPath.DISCARD });
    const night = this.call('Curate', curate, {
      resultSelector: { 'isCurrent.$': '$.Payload.isCurrent' },
      resultPath: '$.called',
    });
    const left = new Choice(this, 'IsAnythingLeft')
      .when(Condition.booleanEquals('$.called.isCurrent', false), night)
      .otherwise(look);
    night.next(left);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromChainable(this.unlessAnotherRuns(name, night)),
      role,
      tracingEnabled: true,
    });
    const functions = [curate, detect].map(({ function: { functionArn } }) => `${functionArn}:*`);
    acknowledgeWildcards(role, functions, 'The versions of the two functions it calls.');
    acknowledgeWildcards(role, ['*'], 'Sending traces cannot be limited to a resource.');
    Validations.of(this.machine).acknowledge({
      id: 'AwsSolutions-SF1',
      reason:
        'Every step of an execution stands in its history for 90 days, and what the functions do in their logs.',
    });
  }

  /** Two nights at once would do the same work twice: the second one ends. */
  private unlessAnotherRuns(name: string, night: LambdaInvoke): IChainable {
    const own = Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const running = new CallAwsService(this, 'ListRunning', {
      service: 'sfn',
      action: 'listExecutions',
      parameters: { StateMachineArn: own, StatusFilter: 'RUNNING', MaxResults: 2 },
      iamResources: [own],
      iamAction: 'states:ListExecutions',
      resultPath: '$.running',
    });
    return running.next(
      new Choice(this, 'DoesAnotherRun')
        .when(Condition.isPresent('$.running.Executions[1]'), new Succeed(this, 'AnotherRuns'))
        .otherwise(night),
    );
  }

  /** Calls a function; a failed call is tried twice more, five and fifteen minutes later. */
  private call(id: string, { function: lambdaFunction }: NodeFunction, result: object): LambdaInvoke {
    const payload = TaskInput.fromObject({ task: id.toLowerCase() });
    const call = new LambdaInvoke(this, id, { lambdaFunction, payload, ...result });
    call.addRetry({ maxAttempts: 2, interval: Duration.minutes(5), backoffRate: 2 });
    return call;
  }
}
