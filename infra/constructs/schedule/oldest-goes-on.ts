import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Choice, Condition, type IChainable, Succeed, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

const own = '$states.context.Execution.Id';
/** Whether the list names this execution: it may lag behind. */
const isListed = `${own} in $running.ExecutionArn`;
/**
 * Whether one of the list is older; of two that began at the same instant one stands before the other by its name. Where
 * another begins between two pages, one can stand on both.
 */
const olderRuns = `(
  $me := $running[ExecutionArn = ${own}][0];
  $exists($running[StartDate < $me.StartDate or StartDate = $me.StartDate and ExecutionArn < $me.ExecutionArn])
)`.replace(/\s+/g, ' ');

/**
 * Of the executions of a machine that run, the oldest goes on to `first`; the others end. One ends only once the list
 * shows it and an older one beside it: so the oldest never does, however many begin at once and however late the list,
 * which is eventually consistent, shows them. At worst two go on.
 * @param machine name of the state machine
 */
export function oldestGoesOn(scope: Construct, machine: string, first: IChainable): IChainable {
  const wait = new Wait(scope, 'LetOthersShow', { time: WaitTime.duration(Duration.seconds(10)) });
  const newest = listRunning(scope, machine, 'ListRunning', {}, '[]');
  const older = listRunning(scope, machine, 'ListOlder', { NextToken: '{% $next %}' }, '$running');
  const decide = Choice.jsonata(scope, 'DoesAnOlderRun')
    .when(Condition.jsonata('{% $next != "" %}'), older)
    .when(Condition.jsonata(`{% $not(${isListed}) %}`), wait)
    .when(Condition.jsonata(`{% ${olderRuns} %}`), new Succeed(scope, 'AnotherRuns'))
    .otherwise(first);
  older.next(decide);
  return wait.next(newest).next(decide);
}

/** Adds a page of the list to `$running`, and says where the next begins: a page may have less than it is asked for. */
function listRunning(
  scope: Construct,
  machine: string,
  id: string,
  page: Readonly<Record<string, string>>,
  before: string,
): CallAwsService {
  const arn = Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: machine,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const list = CallAwsService.jsonata(scope, id, {
    service: 'sfn',
    action: 'listExecutions',
    // A hundred of them are some 60 kB; what a step is given may have 256.
    parameters: { StateMachineArn: arn, StatusFilter: 'RUNNING', MaxResults: 100, ...page },
    iamResources: [arn],
    iamAction: 'states:ListExecutions',
    assign: {
      running: `{% $append(${before}, $states.result.Executions.{"ExecutionArn": ExecutionArn, "StartDate": StartDate}) %}`,
      next: '{% $states.result.NextToken ? $states.result.NextToken : "" %}',
    },
    outputs: '{% $states.input %}',
  });
  list.addRetry({ maxAttempts: 5, interval: Duration.seconds(10), backoffRate: 2 });
  return list;
}
