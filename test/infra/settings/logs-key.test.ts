import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcesOf, synthesize } from '../synthesize.ts';
import { tableQuery } from './table-query.ts';

const logsKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/5678abcd-12ab-34cd-56ef-1234567890ab';
const template = synthesize({ logsKeyArn, tables: { queries: [tableQuery], keyArns: [] } });

test('a key of the company encrypts every log group; without one CloudWatch Logs does', () => {
  const keysOf = (stack: typeof template) =>
    resourcesOf(stack, 'AWS::Logs::LogGroup').map(([, { Properties }]) => Properties.KmsKeyId);
  expect(keysOf(template).length).toBeGreaterThan(8);
  expect(new Set(keysOf(template))).toEqual(new Set([logsKeyArn]));
  expect(new Set(keysOf(synthesize()))).toEqual(new Set([undefined]));
});

test('each function may use it for its logs, and for nothing else', () => {
  const statements = resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, { Properties }]) =>
    (Properties.PolicyDocument as { Statement: { Resource: unknown }[] }).Statement.filter(
      ({ Resource }) => Resource === logsKeyArn,
    ),
  );
  expect(statements).toHaveLength(resourcesOf(template, 'AWS::Lambda::Function').length);
  for (const statement of statements)
    expect(statement).toEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Effect: 'Allow',
      Resource: logsKeyArn,
      Condition: {
        StringEquals: {
          'kms:ViaService': { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
        },
      },
    });
});

test('the page has the statement by which CloudWatch Logs may use it, for log groups of the account', () => {
  const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
  const [, text = ''] = /^ *```json\n( *\{\n *"Sid": "LogsAreKept"[\s\S]*?)^ *```$/m.exec(page) ?? [];
  expect(JSON.parse(text)).toMatchObject({
    Principal: { Service: 'logs.REGION.amazonaws.com' },
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:REGION:ACCOUNT:*' } },
  });
});
