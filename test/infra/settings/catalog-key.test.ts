import { expect, test } from 'vitest';
import { resourcesOf, synthesize } from '../synthesize.ts';
import { tableQuery } from './table-query.ts';

test('whoever queries may use the key that encrypts the Glue catalog, and nobody else', () => {
  const catalogKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/4321abcd-12ab-34cd-56ef-1234567890ab';
  const template = synthesize({ catalogKeyArn, tables: { queries: [tableQuery], keyArns: [] } });
  const rolesWith = (text: string) =>
    new Set(
      ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
        .flatMap((type) => resourcesOf(template, type))
        .map(([, { Properties }]) => Properties)
        .filter(({ PolicyDocument }) => JSON.stringify(PolicyDocument).includes(text))
        .flatMap(({ Roles }) => (Roles as { Ref: string }[]).map(({ Ref }) => Ref)),
    );
  const querying = rolesWith('athena:StartQueryExecution');
  expect(querying.size).toBe(6);
  expect(
    rolesWith(
      JSON.stringify({
        Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
        Effect: 'Allow',
        Resource: catalogKeyArn,
      }),
    ),
  ).toEqual(querying);
  expect(rolesWith(catalogKeyArn)).toEqual(querying);
});
