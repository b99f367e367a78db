import { readFileSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { stageSettings } from '../../../infra/config.ts';
import { HandbackStack } from '../../../infra/handback-stack.ts';
import { actionsOf } from '../statements.ts';
import { type Resource, resourcesOf, synthesize } from '../synthesize.ts';

const propertiesOf = (template: ReturnType<typeof synthesize>, type: string): Resource['Properties'][] =>
  resourcesOf(template, type).map(([, { Properties }]) => Properties);
const plain = synthesize();

interface PageStatement {
  readonly Principal: { readonly Service?: string | string[] };
  readonly Condition?: object;
}

describe("a key of the company's", () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const template = synthesize({ encryptionKeyArn: key });

  test('encrypts every bucket, queue, topic and answer of a query', () => {
    const buckets = propertiesOf(template, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(3);
    for (const { BucketEncryption } of buckets)
      expect(BucketEncryption).toEqual({
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key },
          },
        ],
      });
    for (const { KmsMasterKeyId } of [
      ...propertiesOf(template, 'AWS::SQS::Queue'),
      ...propertiesOf(template, 'AWS::SNS::Topic'),
    ])
      expect(KmsMasterKeyId).toBe(key);
    for (const group of propertiesOf(template, 'AWS::Athena::WorkGroup'))
      expect(group.WorkGroupConfiguration).toMatchObject({
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: key } },
      });
  });

  test('lets in by the policy of the page whoever the policies of queues and topics let in', () => {
    const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
    const [, text = ''] = /^```json\n(\[\n {2}\{\n {4}"Sid": "AlarmsTell"[\s\S]*?)^```$/m.exec(page) ?? [];
    const told = (JSON.parse(text) as PageStatement[]).flatMap(({ Principal, Condition }) =>
      [Principal.Service].flat().map((service) => [service, Condition !== undefined]),
    );
    const landing = { ...stageSettings('production').landing, bucketName: 'company-exports' };
    const letIn = [template, synthesize({ encryptionKeyArn: key, landing })]
      .flatMap((each) =>
        ['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy'].flatMap((type) => propertiesOf(each, type)),
      )
      .flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: PageStatement[] }).Statement)
      .flatMap(({ Principal }) => (Principal.Service === undefined ? [] : [Principal.Service].flat()));
    expect(told.map(([service]) => service).sort()).toEqual([...new Set(letIn)].sort());
    // Their requests to KMS name no account (docs/decisions/0520).
    for (const service of ['events.amazonaws.com', 's3.amazonaws.com'])
      expect(told).toContainEqual([service, false]);
    expect(told).toContainEqual(['cloudwatch.amazonaws.com', true]);
  });

  test('may be used by every role that reads, writes or puts away, and by no other statement', () => {
    const policies = resourcesOf(template, 'AWS::IAM::Policy').filter(
      ([id]) => !/^(NightlyRole|Reporting.*CloudWatch)/.test(id),
    );
    for (const [id, { Properties }] of policies)
      expect(JSON.stringify(Properties.PolicyDocument), id).toContain(
        JSON.stringify({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Effect: 'Allow', Resource: key }),
      );
    expect(JSON.stringify(plain.toJSON())).not.toContain('kms:');
  });
});

test("a bucket of the company's takes the access logs, each bucket's in a folder of the stage", () => {
  const logged = propertiesOf(synthesize({ accessLogsBucket: 'company-logs' }), 'AWS::S3::Bucket');
  expect(logged.map(({ LoggingConfiguration }) => LoggingConfiguration)).toEqual(
    ['landing', 'bucket', 'results'].map((name) => ({
      DestinationBucketName: 'company-logs',
      LogFilePrefix: `Handback/${name}/`,
    })),
  );
  for (const { LoggingConfiguration } of propertiesOf(plain, 'AWS::S3::Bucket'))
    expect(LoggingConfiguration).toBeUndefined();
});

test('tags of the settings are on the stack, and production cannot be deleted by mistake', () => {
  const stackOf = (stage: string) => {
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
    const stack = new HandbackStack(app, { ...stageSettings(stage), tags: { owner: 'service', cost: '42' } });
    const { tags } = app.synth().getStackByName(stack.stackName);
    return { tags, isProtected: stack.terminationProtection };
  };
  expect(stackOf('production')).toEqual({ tags: { owner: 'service', cost: '42' }, isProtected: true });
  expect(stackOf('sandbox').isProtected).toBe(false);
});

test('a service takes a role, or sends to a queue or topic, for this account alone', () => {
  const account = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
  const roles = resourcesOf(plain, 'AWS::IAM::Role').filter(([id]) => !id.includes('CloudWatchRole'));
  expect(roles.length).toBeGreaterThan(8);
  for (const [id, { Properties }] of roles)
    expect(Properties.AssumeRolePolicyDocument, id).toMatchObject({ Statement: [{ Condition: account }] });
  for (const type of ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])
    for (const { PolicyDocument } of propertiesOf(plain, type))
      for (const { Effect, Condition } of (
        PolicyDocument as { Statement: { Effect: string; Condition: unknown }[] }
      ).Statement)
        if (Effect === 'Allow') expect(Condition).toEqual(account);
});

test("the account's role for logs of APIs is set and kept, or left as it is", () => {
  const ofAccount = (template: typeof plain) =>
    [
      ...resourcesOf(template, 'AWS::ApiGateway::Account'),
      ...resourcesOf(template, 'AWS::IAM::Role').filter(([id]) => id.includes('CloudWatchRole')),
    ].map(([, { Type, DeletionPolicy }]) => [Type, DeletionPolicy]);
  expect(ofAccount(plain)).toEqual([
    ['AWS::ApiGateway::Account', 'Retain'],
    ['AWS::IAM::Role', 'Retain'],
  ]);
  const { api } = stageSettings('production');
  expect(ofAccount(synthesize({ api: { ...api, setsLoggingRole: false } }))).toEqual([]);
});

test('a policy of the company bounds every role', () => {
  const permissionsBoundaryArn = 'arn:aws:iam::111122223333:policy/boundary';
  const roles = propertiesOf(synthesize({ permissionsBoundaryArn }), 'AWS::IAM::Role');
  expect(roles.length).toBeGreaterThan(8);
  for (const { PermissionsBoundary } of roles) expect(PermissionsBoundary).toBe(permissionsBoundaryArn);
  expect(JSON.stringify(plain.toJSON())).not.toContain('PermissionsBoundary');
});

describe("a company's network", () => {
  const vpc = {
    subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
    securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  };
  const template = synthesize({ vpc });

  test('has every function in it, whose role may make its interfaces before the function is made', () => {
    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(6);
    for (const [id, { Properties, DependsOn = [] }] of functions) {
      expect(Properties.VpcConfig, id).toEqual({
        SubnetIds: vpc.subnetIds,
        SecurityGroupIds: vpc.securityGroupIds,
      });
      expect(DependsOn.join(), id).toMatch(/RoleDefaultPolicy/);
    }
    for (const role of ['IngestionIngestRole', 'ReportingReportRole'])
      expect(actionsOf(template, role)).toContain('ec2:CreateNetworkInterface');
    expect(JSON.stringify(plain.toJSON())).not.toContain('ec2:');
  });

  test.for([
    [{ ...vpc, securityGroupIds: [] }, /there are 2 and 0/],
    [{ ...vpc, subnetIds: [] }, /there are 0 and 1/],
    [{ ...vpc, subnetIds: Array.from({ length: 17 }, (_, no) => `subnet-${no}`) }, /there are 17 and 1/],
    [{ ...vpc, securityGroupIds: Array.from({ length: 6 }, (_, no) => `sg-${no}`) }, /there are 2 and 6/],
  ] as const)('that Lambda would refuse is refused before: %#', ([wrong, message]) => {
    expect(() => synthesize({ vpc: wrong })).toThrow(message);
  });

  test('breaks no rule of cdk-nag, nor do the other settings', () => {
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
    const encryptionKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const permissionsBoundaryArn = 'arn:aws:iam::111122223333:policy/boundary';
    const sentiment = { ...stageSettings('production').sentiment, engine: 'comprehend' as const };
    const settings = {
      ...stageSettings('production'),
      ...{ vpc, encryptionKeyArn, permissionsBoundaryArn, sentiment },
    };
    new HandbackStack(app, { ...settings, accessLogsBucket: 'company-logs' });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
    expect(() => app.synth()).not.toThrow();
  });
});
