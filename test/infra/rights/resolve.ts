import type { Template } from 'aws-cdk-lib/assertions';

type Resources = Readonly<Record<string, { readonly Type: string }>>;

const account = '111122223333';
const region = 'eu-west-1';
const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': account,
};
/** ARNs of what a stack makes, by type, as AWS would make them of the logical id. */
const arns: Readonly<Record<string, (id: string) => string>> = {
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id.toLowerCase()}`,
  'AWS::SQS::Queue': (id) => `arn:aws:sqs:${region}:${account}:${id}`,
  'AWS::SNS::Topic': (id) => `arn:aws:sns:${region}:${account}:${id}`,
  'AWS::Lambda::Function': (id) => `arn:aws:lambda:${region}:${account}:function:${id}`,
  'AWS::Logs::LogGroup': (id) => `arn:aws:logs:${region}:${account}:log-group:${id}:*`,
  'AWS::SecretsManager::Secret': (id) => `arn:aws:secretsmanager:${region}:${account}:secret:${id}-a1b2c3`,
  'AWS::StepFunctions::StateMachine': (id) => `arn:aws:states:${region}:${account}:stateMachine:${id}`,
};

/** A text of a template with its references put in: an ARN of something of the stack, or the name itself. */
export function resolved(template: Template, value: unknown): string {
  const resources = template.toJSON().Resources as Resources;
  const known = (id: string) => arns[resources[id]?.Type ?? '']?.(id) ?? id;
  const of = (part: unknown): string => {
    if (typeof part === 'string') return part;
    const [[kind, content]] = Object.entries(part as object) as [[string, unknown]];
    if (kind === 'Ref') return pseudo[content as string] ?? known(content as string);
    if (kind === 'Fn::GetAtt') return known((content as string[])[0] ?? '');
    const [separator, parts] = content as [string, unknown[]];
    return parts.map(of).join(separator);
  };
  return of(value);
}
