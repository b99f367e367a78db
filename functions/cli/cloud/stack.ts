import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { attention, type Check, ok, problem } from './check.ts';

/** A deployed stack, as CloudFormation describes it. */
export interface DeployedStack {
  readonly name: string;
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A deployment of which somebody looked at the changes and did not go on: there is a name, and nothing else. */
const neverBegun = 'REVIEW_IN_PROGRESS';

/** The stack of that name; undefined when there is none. */
export async function findStack(StackName: string): Promise<DeployedStack | undefined> {
  const found = await new CloudFormationClient({})
    .send(new DescribeStacksCommand({ StackName }))
    .catch((error: Error) => {
      // CloudFormation has no error of its own for it.
      if (error.name === 'ValidationError' && error.message.includes('does not exist')) return undefined;
      throw error;
    });
  const stack = found?.Stacks?.[0];
  if (stack === undefined || stack.StackStatus === neverBegun) return undefined;
  return {
    name: StackName,
    status: stack.StackStatus ?? '',
    outputs: Object.fromEntries((stack.Outputs ?? []).map((each) => [each.OutputKey, each.OutputValue])),
    parameters: Object.fromEntries(
      (stack.Parameters ?? []).map((each) => [each.ParameterKey, each.ParameterValue]),
    ),
  };
}

/** The stack is there, whole, and at rest. */
export const checkStack = ({ name, status, parameters }: DeployedStack): Check => ({
  name: 'stack',
  async look() {
    const { FirstDay } = parameters;
    const since = FirstDay === undefined ? '' : `; events from ${FirstDay} on`;
    if (status.endsWith('IN_PROGRESS'))
      return attention(`${name} is being changed: ${status}`, 'wait until it is done, and run this again');
    if (status === 'ROLLBACK_COMPLETE' || status.endsWith('FAILED'))
      return problem(
        `${name} is broken: ${status}`,
        status === 'ROLLBACK_COMPLETE'
          ? `its first deployment failed: read the stack's events, mend the cause, delete the stack and deploy again`
          : `read the stack's events, mend the cause and deploy again`,
      );
    if (status === 'UPDATE_ROLLBACK_COMPLETE')
      return attention(
        `the last deployment of ${name} was rolled back, and the version before it runs${since}`,
        "read the stack's events, mend the cause and deploy again",
      );
    return ok(`${name} is ${status}${since}`);
  },
});
