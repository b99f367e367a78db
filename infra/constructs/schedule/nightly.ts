import { Validations } from 'aws-cdk-lib';
import { Choice, Condition, DefinitionBody, JsonPath, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageSettings } from '../../config.ts';
import { acknowledgeWildcards } from '../../wildcards.ts';
import type { NodeFunction } from '../node-function.ts';
import { serviceRole } from '../service-role.ts';
import { repeatableCall, unlessAnotherRuns } from './one-at-a-time.ts';

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
    const look = repeatableCall(this, 'Detect', detect, { resultPath: JsonPath.DISCARD });
    const night = repeatableCall(this, 'Curate', curate, {
      resultSelector: { 'isCurrent.$': '$.Payload.isCurrent' },
      resultPath: '$.called',
    });
    const left = new Choice(this, 'IsAnythingLeft')
      .when(Condition.booleanEquals('$.called.isCurrent', false), night)
      .otherwise(look);
    night.next(left);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromChainable(unlessAnotherRuns(this, name, night)),
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
}
