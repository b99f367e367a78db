import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { Outputs } from './deployment.ts';
import type { Cloud } from './start-cloud.ts';

/** A stack as CloudFormation knows it; empty where there is none. */
export async function stackOf({ admin }: Pick<Cloud, 'admin'>, StackName: string): Promise<Partial<Stack>> {
  const { Stacks } = await new CloudFormationClient(admin).send(new DescribeStacksCommand({ StackName }));
  return Stacks?.[0] ?? {};
}

export async function outputsOf(cloud: Pick<Cloud, 'admin'>, stackName: string): Promise<Outputs> {
  const { Outputs = [] } = await stackOf(cloud, stackName);
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
