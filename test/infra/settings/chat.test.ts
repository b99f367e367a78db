import { expect, test } from 'vitest';
import { statementsOf } from '../statements.ts';
import { resourcesOf, synthesize } from '../synthesize.ts';

const slackSecretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:chat/slack-a1B2c3';
const teamsSecretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:chat/teams-d4E5f6';
const role = 'DetectionDetectRole';

const secretsOf = (template: ReturnType<typeof synthesize>) =>
  statementsOf(template, role)
    .filter(({ Action }) => JSON.stringify(Action).includes('secretsmanager'))
    .map(({ Action, Resource }) => [Action, Resource]);

const variablesOf = (template: ReturnType<typeof synthesize>) => {
  const [, { Properties }] = resourcesOf(template, 'AWS::Lambda::Function').find(([id]) =>
    id.startsWith('DetectionDetect'),
  )!;
  return (Properties.Environment as { Variables: Record<string, unknown> }).Variables;
};

test('a chat is told where a secret holds its webhook, and the detector reads that secret and no other', () => {
  const both = synthesize({ chat: { slackSecretArn, teamsSecretArn } });
  expect(variablesOf(both)).toMatchObject({ SLACK_SECRET: slackSecretArn, TEAMS_SECRET: teamsSecretArn });
  const named = secretsOf(both);
  expect(new Set(named.flatMap(([action]) => action))).toEqual(new Set(['secretsmanager:GetSecretValue']));
  expect(named.flatMap(([, resource]) => resource).sort()).toEqual([slackSecretArn, teamsSecretArn]);
  const slack = synthesize({ chat: { slackSecretArn, teamsSecretArn: '' } });
  expect(secretsOf(slack)).toEqual([['secretsmanager:GetSecretValue', slackSecretArn]]);
  expect(variablesOf(slack)).not.toHaveProperty('TEAMS_SECRET');
});

test('by default the detector reads no secret', () => {
  expect(secretsOf(synthesize())).toEqual([]);
});

test.for(['chat/slack', '*', slackSecretArn.replace('-a1B2c3', '-*'), slackSecretArn.slice(0, -7)])(
  'a secret is named whole, not as %s',
  (arn) => {
    expect(() => synthesize({ chat: { slackSecretArn: arn, teamsSecretArn: '' } })).toThrow(
      'is not the whole ARN of a secret',
    );
  },
);
