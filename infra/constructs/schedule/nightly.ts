import { Choice, Condition, JsonPath, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageSettings } from '../../config.ts';
import type { NodeFunction } from '../node-function.ts';
import { oneAtATime, repeatableCall } from './one-at-a-time.ts';

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
    const look = repeatableCall(this, 'Detect', detect, { resultPath: JsonPath.DISCARD });
    const night = repeatableCall(this, 'Curate', curate, {
      resultSelector: { 'isCurrent.$': '$.Payload.isCurrent' },
      resultPath: '$.called',
    });
    const left = new Choice(this, 'IsAnythingLeft')
      .when(Condition.booleanEquals('$.called.isCurrent', false), night)
      .otherwise(look);
    night.next(left);
    this.machine = oneAtATime(this, { name, first: night, functions: [curate, detect] });
  }
}
