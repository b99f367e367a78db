import { AthenaClient, GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  type EncryptionAtRest,
  GetDatabaseCommand,
  GetDataCatalogEncryptionSettingsCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetBucketNotificationConfigurationCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkBootstrap, checkNames } from '../../../functions/cli/cloud/before-first-deploy.ts';
import { type Check, examine } from '../../../functions/cli/cloud/check.ts';
import { checkLakeFormation } from '../../../functions/cli/cloud/lake-formation.ts';
import { checkAthena, checkLambda } from '../../../functions/cli/cloud/quotas.ts';
import {
  checkCatalogKey,
  checkLanding,
  checkLoggingRole,
} from '../../../functions/cli/cloud/settings-of-account.ts';
import { checkStack, findStack } from '../../../functions/cli/cloud/stack.ts';
import { type StageSettings, stageSettings } from '../../../infra/config.ts';
import { account, answers, refusal } from './aws-answers.ts';

process.env.AWS_REGION = 'eu-west-1';
const aws = {
  lambda: mockClient(LambdaClient),
  glue: mockClient(GlueClient),
  athena: mockClient(AthenaClient),
  stacks: mockClient(CloudFormationClient),
  sts: mockClient(STSClient),
  s3: mockClient(S3Client),
};
beforeEach(() => {
  for (const each of Object.values(aws)) each.reset();
});
const http = answers(['SERVICE_QUOTAS', 'LAKEFORMATION', 'API_GATEWAY']);

const production = stageSettings('production');
const look = async (check: Check) => (await examine([check], () => {}))[0]!;

test('what AWS refuses to say is unknown, names the refusal, and the next check goes on', async () => {
  aws.lambda
    .on(GetAccountSettingsCommand)
    .rejects(refusal('AccessDeniedException', 'lambda:GetAccountSettings'));
  const [first, second] = await examine([checkLambda(production), checkAthena(account)], () => {});
  expect(first).toMatchObject({ check: 'lambda-quota', state: 'unknown' });
  expect(first?.says).toContain('lambda:GetAccountSettings');
  expect(second).toMatchObject({ check: 'athena-quota', state: 'unknown' });
  expect(second?.says).toContain('not authorized');
});

describe('quotas', () => {
  test.for([
    [10, 'problem'],
    [1000, 'ok'],
  ] as const)('of %d functions at once: %s', async ([UnreservedConcurrentExecutions, state]) => {
    aws.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions } });
    const ingest = { ...production.ingest, maximumConcurrency: 20 };
    const verdict = await look(checkLambda({ ...production, ingest }));
    expect(verdict.state).toBe(state);
    if (state === 'problem') expect(verdict.todo).toContain('maximumConcurrency to 5');
  });

  test.for([
    [5, 'problem'],
    [200, 'ok'],
  ] as const)('of %d queries at once: %s, asked with a signature', async ([Value, state]) => {
    http.says.set('/', { status: 200, body: { Quotas: [{ QuotaName: 'Active DML queries', Value }] } });
    expect((await look(checkAthena(account))).state).toBe(state);
    expect(http.asked[0]).toMatchObject({
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 .*\/eu-west-1\/servicequotas\/aws4_request/),
      target: 'ServiceQuotasV20190624.ListServiceQuotas',
    });
  });
});

describe('Lake Formation', () => {
  const iam = [
    { Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, Permissions: ['ALL'] },
  ];
  const admin = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1';
  const verdict = async (isOn: boolean, DataLakeSettings: object) => {
    http.says.set('/GetDataLakeSettings', { status: 200, body: { DataLakeSettings } });
    const settings: StageSettings = { ...production, lakeFormation: { isOn, readers: [] } };
    return look(checkLakeFormation(account, settings));
  };

  test('that leaves new databases to IAM is fine without the setting', async () => {
    const defaults = { CreateDatabaseDefaultPermissions: iam, CreateTableDefaultPermissions: iam };
    expect((await verdict(false, defaults)).state).toBe('ok');
  });
  test.for([
    ['them', [], []],
    ['tables alone', iam, []],
    ['databases alone', [], iam],
  ] as const)('that governs %s needs the setting', async ([, databases, tables]) => {
    const found = await verdict(false, {
      CreateDatabaseDefaultPermissions: databases,
      CreateTableDefaultPermissions: tables,
    });
    expect(found).toMatchObject({ state: 'problem', todo: expect.stringContaining('lakeFormation.isOn') });
  });
  test('takes grants of its administrators alone, and CloudFormation must be one', async () => {
    const refused = await verdict(true, { DataLakeAdmins: [] });
    expect(refused).toMatchObject({ state: 'problem', says: expect.stringContaining(admin) });
    const admins = { DataLakeAdmins: [{ DataLakePrincipalIdentifier: admin }] };
    expect((await verdict(true, admins)).state).toBe('ok');
  });
});

describe('a Glue catalog', () => {
  const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
  const arn = `arn:aws:kms:eu-west-1:111122223333:key/${id}`;
  const none = { CatalogEncryptionMode: 'DISABLED' } as const;
  const byKey = (SseAwsKmsKeyId: string) => ({ CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId }) as const;
  const byRole = { CatalogEncryptionMode: 'SSE-KMS-WITH-SERVICE-ROLE', SseAwsKmsKeyId: arn } as const;

  test.for([
    ['that is not encrypted', none, '', 'ok'],
    ["under AWS's own key", byKey('arn:aws:kms:eu-west-1:111122223333:alias/aws/glue'), '', 'ok'],
    ['that Glue opens by a role', byRole, '', 'ok'],
    ["under a key of the company's", byKey(arn), '', 'problem'],
    ['under another key than the setting', byKey(arn), arn.replace('1234abcd', '9876abcd'), 'problem'],
    ['under the key of the setting', byKey(arn), arn, 'ok'],
    ['under that key by its id', byKey(id), arn, 'ok'],
  ] as const)('%s', async ([, EncryptionAtRest, catalogKeyArn, state]) => {
    const settings: { EncryptionAtRest: EncryptionAtRest } = { EncryptionAtRest };
    aws.glue
      .on(GetDataCatalogEncryptionSettingsCommand)
      .resolves({ DataCatalogEncryptionSettings: settings });
    const verdict = await look(checkCatalogKey({ ...production, catalogKeyArn }));
    expect(verdict.state).toBe(state);
    if (state === 'problem') expect(verdict.todo).toContain('catalogKeyArn');
  });
});

describe("API Gateway's role for logs", () => {
  const role = 'arn:aws:iam::111122223333:role/company-apis';
  const verdict = async (
    setsLoggingRole: boolean,
    isDeployed: boolean,
    cloudwatchRoleArn: string | null = null,
  ) => {
    http.says.set('/account', { status: 200, body: { cloudwatchRoleArn } });
    const settings = { ...production, api: { ...production.api, setsLoggingRole } };
    return (await look(checkLoggingRole(account, settings, isDeployed))).state;
  };
  test("one of the company's would be replaced", async () => {
    expect(await verdict(true, false, role)).toBe('attention');
    expect(await verdict(false, false, role)).toBe('ok');
    expect(await verdict(true, false, 'arn:aws:iam::111122223333:role/Handback-Api')).toBe('ok');
  });
  test('none at all is set by the first deployment, or stops it', async () => {
    expect(await verdict(true, false)).toBe('ok');
    expect(await verdict(false, false)).toBe('problem');
    expect(await verdict(true, true)).toBe('problem');
  });
});

describe('names', () => {
  const free = () => {
    aws.glue.on(GetDatabaseCommand).rejects(refusal('EntityNotFoundException'));
    const message = 'WorkGroup Handback-bi is not found.';
    aws.athena.on(GetWorkGroupCommand).rejects(refusal('InvalidRequestException', message));
  };
  test('that nothing has are free', async () => {
    free();
    expect((await look(checkNames(production))).state).toBe('ok');
  });
  test('that something has stop the deployment, and are named', async () => {
    free();
    aws.athena.on(GetWorkGroupCommand, { WorkGroup: 'Handback-bi' }).resolves({});
    const verdict = await look(checkNames(production));
    expect(verdict).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('workgroup Handback-bi'),
    });
    expect(verdict.says).not.toContain('database');
  });
  test('are those of a stack with hyphens in its name, too', async () => {
    free();
    aws.glue.on(GetDatabaseCommand, { Name: 'handback_eu' }).resolves({});
    expect(await look(checkNames({ ...production, stackName: 'Handback-EU' }))).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('Glue database handback_eu'),
    });
  });
  test('that one may not ask for are unknown, not free', async () => {
    free();
    aws.glue.on(GetDatabaseCommand).rejects(refusal('AccessDeniedException'));
    expect((await look(checkNames(production))).state).toBe('unknown');
  });
});

describe('the bootstrap', () => {
  test('that is missing is named as the command that makes it', async () => {
    const message = 'Stack with id CDKToolkit does not exist';
    aws.stacks.on(DescribeStacksCommand).rejects(refusal('ValidationError', message));
    const verdict = await look(checkBootstrap(account));
    expect(verdict.state).toBe('problem');
    expect(verdict.todo).toContain('npx cdk bootstrap aws://111122223333/eu-west-1');
  });
  test('is no use to a caller who may not take its role', async () => {
    aws.stacks.on(DescribeStacksCommand).resolves({ Stacks: [{ StackStatus: 'CREATE_COMPLETE' }] as never });
    aws.sts.on(AssumeRoleCommand).resolves({});
    expect((await look(checkBootstrap(account))).state).toBe('ok');
    aws.sts.on(AssumeRoleCommand).rejects(refusal('AccessDenied'));
    expect((await look(checkBootstrap(account))).state).toBe('attention');
  });
});

describe("a bucket of the company's", () => {
  const landing = { ...production.landing, bucketName: 'company-exports' };
  const verdict = () => look(checkLanding(account, { ...production, landing }));
  test('that is missing, elsewhere, or silent is in the way', async () => {
    aws.s3.on(HeadBucketCommand).rejects(refusal('NotFound'));
    expect((await verdict()).says).toContain('there is no bucket');
    aws.s3.on(HeadBucketCommand).resolves({ BucketRegion: 'us-east-1' });
    expect((await verdict()).says).toContain('is in us-east-1');
    aws.s3.on(HeadBucketCommand).resolves({ BucketRegion: 'eu-west-1' });
    aws.s3.on(GetBucketNotificationConfigurationCommand).resolves({});
    expect(await verdict()).toMatchObject({ state: 'problem', todo: expect.stringContaining('EventBridge') });
  });
  test('that tells EventBridge is fine; one may not look at is unknown', async () => {
    aws.s3.on(HeadBucketCommand).resolves({ BucketRegion: 'eu-west-1' });
    aws.s3.on(GetBucketNotificationConfigurationCommand).resolves({ EventBridgeConfiguration: {} });
    expect((await verdict()).state).toBe('ok');
    aws.s3.on(HeadBucketCommand).rejects(refusal('403'));
    expect((await verdict()).state).toBe('unknown');
  });
});

test('a stack of which only the changes were looked at is none', async () => {
  const stackIn = (StackStatus: string) => {
    aws.stacks.on(DescribeStacksCommand).resolves({ Stacks: [{ StackStatus }] as never });
    return findStack('Handback');
  };
  expect(await stackIn('REVIEW_IN_PROGRESS')).toBeUndefined();
  expect(await stackIn('CREATE_COMPLETE')).toMatchObject({ status: 'CREATE_COMPLETE' });
});

test.for([
  ['UPDATE_ROLLBACK_COMPLETE', 'attention'],
  ['CREATE_COMPLETE', 'ok'],
  ['UPDATE_IN_PROGRESS', 'attention'],
  ['ROLLBACK_COMPLETE', 'problem'],
  ['UPDATE_ROLLBACK_FAILED', 'problem'],
] as const)('a stack in %s: %s', async ([status, state]) => {
  const stack = { name: 'Handback', status, outputs: {}, parameters: { FirstDay: '2024-11-28' } };
  const verdict = await look(checkStack(stack));
  expect(verdict.state).toBe(state);
  if (state === 'ok') expect(verdict.says).toContain('2024-11-28');
});
