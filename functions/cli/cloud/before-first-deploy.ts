import { AthenaClient, GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { GetDatabaseCommand, GlueClient } from '@aws-sdk/client-glue';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { StageSettings } from '../../../infra/config.ts';
import { databaseNameOf } from '../../../infra/constructs/database-name.ts';
import type { Account } from './account.ts';
import { attention, type Check, ok, problem } from './check.ts';
import { findStack } from './stack.ts';

/** The CDK's usual qualifier, in the names of what its bootstrap makes. */
const qualifier = 'hnb659fds';

export const roleOfCdk = ({ partition, id, region }: Account, role: string): string =>
  `arn:${partition}:iam::${id}:role/cdk-${qualifier}-${role}-role-${id}-${region}`;

/** Account and Region are bootstrapped, and this caller may deploy by the roles that it made. */
export const checkBootstrap = (account: Account): Check => ({
  name: 'bootstrap',
  async look() {
    const bootstrap = `npx cdk bootstrap aws://${account.id}/${account.region}`;
    if ((await findStack('CDKToolkit')) === undefined)
      return problem(
        'no stack CDKToolkit is in this account and Region',
        `${bootstrap} (unless it has another name)`,
      );
    const RoleArn = roleOfCdk(account, 'deploy');
    const role = { RoleArn, RoleSessionName: 'handback-doctor', DurationSeconds: 900 };
    const mayDeploy = await new STSClient({}).send(new AssumeRoleCommand(role)).then(
      () => true,
      () => false,
    );
    if (mayDeploy) return ok(`bootstrapped, and ${account.caller} may deploy`);
    return attention(
      `${account.caller} may not take the role ${RoleArn}; cdk would use its own rights instead`,
      'let somebody deploy who may take that role, or has the right to create everything of the stack',
    );
  },
});

/** Names that the stack gives by itself are free. */
export const checkNames = ({ stackName, scanLimits }: StageSettings): Check => ({
  name: 'names',
  async look() {
    const database = databaseNameOf(stackName);
    const taken: string[] = [];
    if (await exists(() => new GlueClient({}).send(new GetDatabaseCommand({ Name: database }))))
      taken.push(`Glue database ${database}`);
    for (const consumer of Object.keys(scanLimits)) {
      const WorkGroup = `${stackName}-${consumer}`;
      if (await exists(() => new AthenaClient({}).send(new GetWorkGroupCommand({ WorkGroup }))))
        taken.push(`Athena workgroup ${WorkGroup}`);
    }
    if (taken.length === 0) return ok(`${database} and the workgroups ${stackName}-… are free`);
    return problem(
      `taken, but by no stack ${stackName}: ${taken.join(', ')}`,
      'delete what an earlier deployment left, or give the stage another stackName in infra/config.ts',
    );
  },
});

/** Glue says EntityNotFoundException, Athena InvalidRequestException with these words. */
const exists = (ask: () => Promise<unknown>): Promise<boolean> =>
  ask().then(
    () => true,
    (error: Error) => {
      if (error.name === 'EntityNotFoundException' || /not found|not exist/i.test(error.message))
        return false;
      throw error;
    },
  );
