import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { type StageSettings, stageSettings } from '../../../infra/config.ts';
import { HandbackStack } from '../../../infra/handback-stack.ts';
import { type Statement, statementsOf } from '../statements.ts';
import { resourcesOf, synthesize } from '../synthesize.ts';

const usual = stageSettings('production').landing;
const withLanding = (changes: Partial<StageSettings['landing']>) =>
  synthesize({ landing: { ...usual, ...changes } });

const key = 'arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const prefixes = { 'exports/zendesk/': 'zendesk', 'exports/zendesk/old/': 'zendesk', 'surveys/': '' };
const bucketName = 'company-exports';

const queueStatements = (template: ReturnType<typeof synthesize>) =>
  resourcesOf(template, 'AWS::SQS::QueuePolicy').flatMap(
    ([, { Properties }]) =>
      (Properties.PolicyDocument as { Statement: (Statement & { Sid?: string })[] }).Statement,
  );
const variablesOfIngest = (template: ReturnType<typeof synthesize>) => {
  const [, unit] = resourcesOf(template, 'AWS::Lambda::Function').find(([id]) =>
    id.startsWith('IngestionIngest'),
  )!;
  return (unit.Properties.Environment as { Variables: Record<string, unknown> }).Variables;
};
const readObjects = (template: ReturnType<typeof synthesize>) =>
  JSON.stringify(
    statementsOf(template, 'IngestionIngestRole').filter(({ Action }) =>
      [Action].flat().includes('s3:GetObjectVersion'),
    ),
  );

test.for([
  [{ infrequentAccessAfterDays: 29 }, /infrequentAccessAfterDays 29 is less than 30/],
  [
    { deleteAfterDays: 74, oldVersionsDays: 14 },
    /deleteAfterDays 74 is not more than .*AfterDays 60 and .* 14/,
  ],
  [
    { deleteAfterDays: 400 },
    /deleteAfterDays 400 is not more than .*AfterDays 60 and landing.oldVersionsDays 365/,
  ],
  [
    { prefixes: Object.fromEntries(Array.from({ length: 101 }, (_, no) => [`in-${no}/`, ''])) },
    /101 folders/,
  ],
] as const)('what S3 would refuse when the stack is deployed is refused before: %#', ([changes, message]) => {
  expect(() => withLanding(changes)).toThrow(message);
});

test.for([
  [{ prefixes: { 'Zendesk EU/': 'zendesk' } }, /"Zendesk EU\/": folders of the stack's bucket have ASCII/],
  [{ prefixes: { 'büro/': 'büro' } }, /"büro\/": folders of the stack's bucket/],
  [{ prefixes: { 'in*/': '' } }, /"in\*\/": folders of the stack's bucket/],
  [{ bucketName, prefixes: { 'exports/*/': '' } }, /"exports\/\*\/" has \* or \? or \$/],
] as const)('a folder that AWS would read as something else is refused: %#', ([changes, message]) => {
  expect(() => withLanding(changes)).toThrow(message);
});

test("a bucket of the company's may have folders of any name: a rule compares keys as they are", () => {
  const template = withLanding({ bucketName, prefixes: { 'Zendesk EU/': 'zendesk' } });
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { detail: { object: { key: [{ prefix: 'Zendesk EU/' }] } } },
  });
});

test('originals are deleted after they have moved, as S3 takes it', () => {
  const [, bucket] = resourcesOf(
    withLanding({ infrequentAccessAfterDays: 30, oldVersionsDays: 1, deleteAfterDays: 32 }),
    'AWS::S3::Bucket',
  ).find(([id]) => id.startsWith('Landing'))!;
  const { Rules } = bucket.Properties.LifecycleConfiguration as { Rules: object[] };
  expect(Rules).toContainEqual(
    expect.objectContaining({
      ExpirationInDays: 31,
      Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 30 }],
    }),
  );
});

test('more folders than a rule of EventBridge holds are refused', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, no) => [`exports/help-desk-${no}/`, '']));
  expect(() => withLanding({ bucketName, prefixes: many })).toThrow(/characters in the rule of EventBridge/);
});

test('more bytes of folders than the variables of a function hold are refused', () => {
  const many = Object.fromEntries(
    Array.from({ length: 80 }, (_, no) => [`exports/help-desk-${no}/`, `help-desk-of-market-${no}`]),
  );
  expect(() => withLanding({ prefixes: many })).toThrow(/landing.prefixes have \d+ bytes, too many/);
});

describe('folders of a stage', () => {
  const template = withLanding({ prefixes });

  test('each tells the queue, unless it lies in another; ingest reads these and knows their sources', () => {
    const [, bucket] = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Landing'))!;
    const { QueueConfigurations } = bucket.Properties.NotificationConfiguration as {
      QueueConfigurations: { Filter: { S3Key: { Rules: { Value: string }[] } } }[];
    };
    expect(QueueConfigurations.map(({ Filter }) => Filter.S3Key.Rules[0]?.Value)).toEqual([
      'exports/zendesk/',
      'surveys/',
    ]);
    const rights = readObjects(template);
    for (const readable of ['/exports/zendesk/*', '/surveys/*', '/mappings/*'])
      expect(rights).toContain(readable);
    expect(rights).not.toContain('/in/*');
    expect(JSON.parse(String(variablesOfIngest(template).LANDING_PREFIXES))).toEqual(prefixes);
  });

  test.for([{ '': 'all' }, { '/in/': '' }, { in: '' }, { 'mappings/in/': '' }, {}])(
    '%j are none',
    (wrong: Record<string, string>) => {
      expect(() => withLanding({ prefixes: wrong })).toThrow('landing.prefixes');
    },
  );
});

describe("a bucket of the company's", () => {
  const template = withLanding({ bucketName, bucketKeyArn: key, prefixes });

  test('is not made, and none of its notifications is touched', () => {
    expect(resourcesOf(template, 'AWS::S3::Bucket')).toHaveLength(2);
    expect(JSON.stringify(template.toJSON())).not.toContain('NotificationConfiguration');
    template.hasOutput('LandingBucket', { Value: bucketName });
  });

  test('tells the queue by a rule for its folders; the rule alone may send, what it cannot tell is kept', () => {
    const [[rule, { Properties } = { Properties: {} }] = ['']] = resourcesOf(template, 'AWS::Events::Rule');
    expect(Properties).toMatchObject({
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        account: [{ Ref: 'AWS::AccountId' }],
        detail: {
          bucket: { name: [bucketName] },
          object: { key: [{ prefix: 'exports/zendesk/' }, { prefix: 'surveys/' }] },
        },
      },
      Targets: [{ Arn: expect.anything(), DeadLetterConfig: { Arn: expect.anything() } }],
    });
    const told = queueStatements(template).filter(({ Effect }) => Effect === 'Allow');
    expect(told).toHaveLength(2);
    for (const each of told)
      expect(each).toMatchObject({
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
      });
  });

  test('is read below its folders, with its key; mappings stand in the bucket of the lake', () => {
    const rights = readObjects(template);
    expect(rights).toContain(`:s3:::${bucketName}/exports/zendesk/*`);
    expect(rights).not.toContain(`${bucketName}/mappings`);
    expect(statementsOf(template, 'IngestionIngestRole')).toContainEqual({
      Action: 'kms:Decrypt',
      Effect: 'Allow',
      Resource: key,
    });
    const { MAPPINGS_BUCKET, LAKE_BUCKET } = variablesOfIngest(template);
    expect(MAPPINGS_BUCKET).toEqual(LAKE_BUCKET);
  });

  test('of another account sends by a rule of that account', () => {
    const other = withLanding({ bucketName, bucketAccount: '444455556666' });
    expect(resourcesOf(other, 'AWS::Events::Rule')).toEqual([]);
    const told = queueStatements(other).filter(({ Effect }) => Effect === 'Allow');
    expect(told).toMatchObject([{ Sid: 'AccountTellsOfObjects', Action: 'sqs:SendMessage' }]);
    expect(JSON.stringify(told)).toContain(':iam::444455556666:root');
  });

  test('breaks no rule of cdk-nag, here or elsewhere', () => {
    for (const bucketAccount of ['', '444455556666']) {
      const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
      const landing = { ...usual, bucketName, bucketAccount, bucketKeyArn: key, prefixes };
      new HandbackStack(app, { ...stageSettings('production'), landing });
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
      expect(() => app.synth()).not.toThrow();
    }
  });
});
