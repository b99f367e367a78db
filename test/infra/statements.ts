import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from './synthesize.ts';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/**
 * What the policies of a role say; `role` is its logical id without the hash at the end. What is too long for the policy
 * within a role stands in a managed one beside it.
 */
export function statementsOf(template: Template, role: string): Statement[] {
  const isRole = new RegExp(`^${role}[0-9A-F]{8}$`);
  return ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => resourcesOf(template, type))
    .filter(([, { Properties }]) =>
      ((Properties.Roles ?? []) as { Ref: string }[]).some(({ Ref }) => isRole.test(Ref)),
    )
    .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
}

/** Every action of a role, sorted. */
export const actionsOf = (template: Template, role: string): string[] =>
  [...new Set(statementsOf(template, role).flatMap(({ Action }) => Action))].sort();
