import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** States why a role may use a resource with a wildcard; without it the synthesis fails (AwsSolutions-IAM5). */
export function acknowledgeWildcards(role: IConstruct, resources: readonly string[], reason: string): void {
  for (const resource of resources) {
    const name = readable(Stack.of(role).resolve(resource));
    if (name.includes('*'))
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${name}]`, reason });
  }
}

/** States why a role that puts messages away may use two families of actions of the one key that encrypts them. */
export function acknowledgeKeyUse(role: IConstruct): void {
  const reason = 'Sending to an encrypted queue; both families are of the one key of the settings.';
  for (const action of ['kms:ReEncrypt*', 'kms:GenerateDataKey*'])
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Action::${action}]`, reason });
}

/** A resolved ARN as cdk-nag writes it: references in angle brackets. */
function readable(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  if ('Ref' in value) return `<${String(value.Ref)}>`;
  if ('Fn::GetAtt' in value) return `<${(value['Fn::GetAtt'] as string[]).join('.')}>`;
  if ('Fn::Join' in value) {
    const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map(readable).join(separator);
  }
  return '';
}
