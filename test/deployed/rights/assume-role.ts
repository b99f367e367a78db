import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Cloud } from '../cloud/start-cloud.ts';
import type { Credentials } from './attempts.ts';

/** Physical ids of a stack's resources by logical id. */
export async function resourcesOfStack(
  admin: Cloud['admin'],
  StackName: string,
): Promise<Map<string, string>> {
  const client = new CloudFormationClient(admin);
  const found = new Map<string, string>();
  for await (const page of paginateListStackResources({ client }, { StackName }))
    for (const { LogicalResourceId = '', PhysicalResourceId = '' } of page.StackResourceSummaries ?? [])
      found.set(LogicalResourceId, PhysicalResourceId);
  return found;
}

/**
 * Credentials of a role of the stack. The role trusts a service alone; for the test it trusts the account's
 * administrator as well, its rights stay as deployed.
 */
export async function assumeRole(admin: Cloud['admin'], RoleName: string): Promise<Credentials> {
  const iam = new IAMClient(admin);
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  const trust = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')) as {
    Statement: object[];
  };
  const everybody = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: Role?.Arn?.split(':')[4] },
  };
  const PolicyDocument = JSON.stringify({ ...trust, Statement: [...trust.Statement, everybody] });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  const { Credentials: got } = await new STSClient(admin).send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'rights' }),
  );
  return {
    accessKeyId: got?.AccessKeyId ?? '',
    secretAccessKey: got?.SecretAccessKey ?? '',
    sessionToken: got?.SessionToken ?? '',
  };
}
