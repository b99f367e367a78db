import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { registerDoctor } from '../../../functions/cli/cloud/doctor.ts';
import { runCommand } from '../run-command.ts';
import { refusal } from './aws-answers.ts';

process.env.AWS_REGION = 'eu-west-1';
process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
const sts = mockClient(STSClient);
const stacks = mockClient(CloudFormationClient);
beforeEach(() => {
  sts.reset();
  stacks.reset();
});

test('a stage that is none is wrong use, and the stages are named', async () => {
  const { exitCode, words } = await runCommand(registerDoctor, ['doctor', '--stage', 'staging']);
  expect(exitCode).toBe(2);
  expect(words).toContain('production, sandbox');
});

test('without credentials it fails in a sentence that says how to sign in', async () => {
  sts.on(GetCallerIdentityCommand).rejects(refusal('ExpiredToken', 'The security token is expired'));
  const { exitCode, words } = await runCommand(registerDoctor, ['doctor', '--stage', 'sandbox']);
  expect(exitCode).toBe(3);
  expect(words).toContain('AWS_PROFILE');
});

test('a missing bootstrap is a problem, exit 1; what nobody answers is unknown', async () => {
  const Arn = 'arn:aws:iam::111122223333:user/ana';
  sts.on(GetCallerIdentityCommand).resolves({ Account: '111122223333', Arn });
  stacks
    .on(DescribeStacksCommand)
    .rejects(refusal('ValidationError', 'Stack with id HandbackSandbox does not exist'));
  const { exitCode, answer } = await runCommand(registerDoctor, ['doctor', '--stage', 'sandbox']);
  expect(exitCode).toBe(1);
  const { checks, ...rest } = answer as { checks: { check: string; state: string }[] };
  expect(rest).toEqual({
    stage: 'sandbox',
    account: '111122223333',
    region: 'eu-west-1',
    is_deployed: false,
  });
  expect(Object.fromEntries(checks.map(({ check, state }) => [check, state]))).toEqual({
    'lambda-quota': 'unknown',
    'athena-quota': 'unknown',
    'lake-formation': 'unknown',
    'catalog-key': 'unknown',
    'api-logs': 'unknown',
    'landing-bucket': 'ok',
    bootstrap: 'problem',
    names: 'unknown',
  });
}, 60_000);
