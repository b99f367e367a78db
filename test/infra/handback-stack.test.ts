import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { tableNames, tableSpec } from '../../functions/contract/lake/tables.ts';
import { addDays, dayOf } from '../../functions/contract/records/instant.ts';
import { openApiDocument } from '../../functions/http/openapi.ts';
import { reports } from '../../functions/report/catalogue.ts';
import { checkParameters } from '../../functions/report/parameters.ts';
import { stageSettings } from '../../infra/config.ts';
import { withFirstDay } from '../../infra/first-day.ts';
import { checkLakeSettings } from '../../infra/lake-settings.ts';
import { alarmCount } from '../../infra/monthly-cost.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize();

describe('buckets', () => {
  const buckets = resourcesOf(template, 'AWS::S3::Bucket');

  test('are three: encrypted, closed to the public, kept when the stack goes', () => {
    expect(buckets).toHaveLength(3);
    for (const [, bucket] of buckets) {
      expect(bucket.Properties).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
      expect(bucket.DeletionPolicy).toBe('Retain');
    }
  });

  test('go with a stack that keeps no data', () => {
    for (const [, bucket] of resourcesOf(synthesize({}, 'sandbox'), 'AWS::S3::Bucket'))
      expect(bucket.DeletionPolicy).toBe('Delete');
  });

  test('refuse requests without TLS', () => {
    for (const [, policy] of resourcesOf(template, 'AWS::S3::BucketPolicy'))
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  test('landing keeps versions and tells the queue of what lands below in/', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Event: 's3:ObjectCreated:*',
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
            Queue: Match.anyValue(),
          },
        ],
      },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 365 }, Prefix: 'in/' }),
        ]),
      },
    });
  });

  test('originals stay unless a stage says after how many days they go, counted to the end of their last version', () => {
    const rulesOf = (of: typeof template) =>
      resourcesOf(of, 'AWS::S3::Bucket')
        .filter(([id]) => id.startsWith('Landing'))
        .flatMap(([, { Properties }]) => (Properties.LifecycleConfiguration as { Rules: object[] }).Rules);
    for (const rule of rulesOf(template)) expect(rule).not.toHaveProperty('ExpirationInDays');
    const landing = { ...stageSettings('production').landing, deleteAfterDays: 90, oldVersionsDays: 14 };
    expect(rulesOf(synthesize({ landing }))).toContainEqual(
      expect.objectContaining({
        ExpirationInDays: 76,
        NoncurrentVersionExpiration: { NoncurrentDays: 14 },
      }),
    );
  });

  test('answers of queries are deleted after a week', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 7 })]) },
    });
  });

  test('what Lambdas write is written once; what Athena inserts is not bound to that', () => {
    const statements = resourcesOf(template, 'AWS::S3::BucketPolicy').flatMap(
      ([, { Properties }]) =>
        (Properties.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement,
    );
    const rule = statements.find(({ Sid }) => Sid === 'OnlyNewObjects');
    expect(rule).toMatchObject({
      Effect: 'Deny',
      Action: 's3:PutObject',
      Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    });
    const resources = JSON.stringify(rule?.Resource);
    for (const name of ['ticket_events', 'ingest_ledger', 'commits', 'coverage'])
      expect(resources).toContain(`/${name}/*`);
    for (const name of ['episode_runs', 'survey_runs', 'handling_runs', 'fact_runs'])
      expect(resources).not.toContain(name);
  });
});

describe('tables', () => {
  const tables = resourcesOf(template, 'AWS::Glue::Table').map(
    ([, { Properties }]) => Properties.TableInput,
  ) as {
    Name: string;
    Parameters: Record<string, unknown>;
    StorageDescriptor: { Columns: { Name: string; Type: string; Comment: string }[] };
  }[];

  test.for(tableNames)('%s has the columns and comments of its page', (name) => {
    const table = tables.find(({ Name }) => Name === name);
    const columns = tableSpec(name).columns.map(({ name: Name, type: Type, comment: Comment }) => ({
      Name,
      Type,
      Comment,
    }));
    expect(table?.StorageDescriptor.Columns).toEqual(columns);
  });

  test('compute their days from the first one to tomorrow', () => {
    const registered = ['commits', 'coverage', 'erasures', 'retractions', 'retaggings', 'finding_marks'];
    for (const name of tableNames.filter((each) => !registered.includes(each))) {
      expect(tables.find(({ Name }) => Name === name)?.Parameters).toMatchObject({
        'projection.enabled': 'true',
        'projection.dt.range': { 'Fn::Join': ['', [{ Ref: 'FirstDay' }, ',NOW+1DAYS']] },
      });
    }
    // A template would have to name the default place with a slash at its end: what is not said cannot differ.
    expect(JSON.stringify(tables)).not.toContain('storage.location.template');
    for (const { StorageDescriptor } of tables)
      expect(JSON.stringify(StorageDescriptor)).toMatch(/"Location":\{"Fn::Join".*\/"\]\]\}/);
  });

  test('and ingest take the first day of the stage, which must be one', () => {
    const later = synthesize(withFirstDay(stageSettings('production'), '2025-03-01'));
    later.hasResourceProperties('AWS::Glue::Table', {
      TableInput: { Parameters: { 'projection.dt.range': '2025-03-01,NOW+1DAYS' } },
    });
    later.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { FIRST_DAY: '2025-03-01' } },
    });
    expect(() => withFirstDay(stageSettings('production'), '2025-3-1')).toThrow('not a day');
  });

  test('a stage that names none has two years before its first deployment, which later ones keep', () => {
    const [[name, parameter] = ['', undefined]] = Object.entries(template.findParameters('FirstDay'));
    expect([name, parameter?.Default]).toEqual(['FirstDay', addDays(dayOf(Date.now()), -730)]);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { FIRST_DAY: { Ref: 'FirstDay' } } },
    });
    template.hasResourceProperties('Custom::HandbackViews', { FirstDay: { Ref: 'FirstDay' } });
    const later = synthesize(withFirstDay(stageSettings('production'), '2025-03-01'));
    expect(later.findParameters('FirstDay')).toEqual({});
    later.hasResourceProperties('Custom::HandbackViews', { FirstDay: '2025-03-01' });
  });

  test('comments fit into Glue, which takes 255 characters', () => {
    for (const { StorageDescriptor } of tables)
      for (const { Comment } of StorageDescriptor.Columns) expect(Comment.length).toBeLessThanOrEqual(255);
  });
});

describe('ingestion', () => {
  test('a message comes back five minutes after its call must have ended, and is given up after six', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 20 * 60,
      RedrivePolicy: { maxReceiveCount: 6, deadLetterTargetArn: Match.anyValue() },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Reads a landed object'),
      Timeout: 15 * 60,
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  test('whatever the time limit of a stage, a message stays hidden longer than its call may take', () => {
    for (const timeoutMinutes of [1, 5, 15]) {
      const stage = synthesize({ ingest: { ...stageSettings('production').ingest, timeoutMinutes } });
      stage.hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: (timeoutMinutes + 5) * 60 });
    }
  });

  test('one crash rings no alarm: the object is tried three times before it has waited too long', () => {
    const [, backlog] = resourcesOf(template, 'AWS::CloudWatch::Alarm').find(
      ([, { Properties }]) => Properties.MetricName === 'ApproximateAgeOfOldestMessage',
    )!;
    expect(Number(backlog.Properties.Threshold)).toBeGreaterThanOrEqual(3 * 20 * 60);
  });

  test('the secret is made by AWS and kept', () => {
    const [[, secret] = ['', undefined]] = resourcesOf(template, 'AWS::SecretsManager::Secret');
    expect(secret?.DeletionPolicy).toBe('Retain');
    expect(secret?.Properties.GenerateSecretString).toMatchObject({ PasswordLength: 64 });
  });
});

describe('functions', () => {
  const functions = resourcesOf(template, 'AWS::Lambda::Function');

  test('run on arm64 and Node 24, traced, with a log group of their own', () => {
    expect(functions).toHaveLength(6);
    for (const [, { Properties }] of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogGroup: expect.anything(), LogFormat: 'Text' },
      });
    }
  });

  test('have the variables they read, by name', () => {
    const given = functions.map(([id, { Properties }]) => {
      const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
      const own = Object.keys(Variables).filter((name) => !/^(AWS_|NODE_|POWERTOOLS_)/.test(name));
      return [/(Ingest|Views|Curate|Maintain|Detect|Report)Function/.exec(id)?.[1], own.sort()];
    });
    expect(Object.fromEntries(given)).toEqual({
      Ingest: [
        'CUSTOMER_SECRET',
        'FIRST_DAY',
        'LAKE_BUCKET',
        'LANDING_PREFIXES',
        'MAPPINGS_BUCKET',
        'METRICS_NAMESPACE',
        'REJECTED_SHARE',
        'SENTIMENT',
      ],
      Views: ['DATABASE', 'LAKE_BUCKET', 'METRICS_NAMESPACE', 'WORK_GROUP'],
      Curate: ['DATABASE', 'LAKE_BUCKET', 'METRICS_NAMESPACE', 'WORK_GROUP'],
      Maintain: [
        'CUSTOMER_SECRET',
        'DATABASE',
        'LAKE_BUCKET',
        'METRICS_NAMESPACE',
        'SENTIMENT',
        'WORK_GROUP',
      ],
      Detect: [
        'CHAT_TOPIC',
        'DATABASE',
        'FINDINGS_TOPIC',
        'LAKE_BUCKET',
        'METRICS_NAMESPACE',
        'REPORT_URL',
        'WORK_GROUP',
      ],
      Report: [
        'DATABASE',
        'LAKE_BUCKET',
        'METRICS_NAMESPACE',
        'RESULTS_BUCKET',
        'RUNS_PER_CALLER',
        'WORK_GROUP',
      ],
    });
  });

  test('only maintenance may delete what curation and ingest wrote, and no more than it replaces', () => {
    const deleted = resourcesOf(template, 'AWS::IAM::Policy').flatMap(([id, { Properties }]) => {
      const { Statement } = Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
      const allowed = Statement.filter(({ Action }) => [Action].flat().includes('s3:DeleteObject'));
      const prefixes = JSON.stringify(allowed).match(/(?<="\/)[a-z_-]+(?=\/\*)/g) ?? [];
      return prefixes.map((prefix) => `${/^[A-Z][a-z]+/.exec(id)?.[0]} ${prefix}`);
    });
    const ingested = ['csat_events', 'ingest_ledger', 'quarantine', 'routing_changes', 'ticket_events'];
    const others = ['commits', 'coverage', 'episode_runs', 'erasure-sweeps', 'fact_runs', 'handling_runs'];
    const rest = ['recomputes', 'rewrites', 'survey_runs', 'tag-sweeps'];
    expect(deleted.sort()).toEqual([
      ...[...ingested, 'reading'].map((name) => `Ingestion ${name}`).sort(),
      ...[...ingested, ...others, ...rest].map((name) => `Maintenance ${name}`).sort(),
    ]);
  });

  test('no statement of any role allows everything, but for traces', () => {
    for (const [, { Properties }] of resourcesOf(template, 'AWS::IAM::Policy')) {
      const { Statement } = Properties.PolicyDocument as {
        Statement: { Action: string | string[]; Resource: unknown }[];
      };
      for (const { Action, Resource } of Statement) {
        const actions = [Action].flat();
        expect(actions.filter((action) => action.includes('*'))).toEqual([]);
        if (Resource === '*')
          expect(actions.filter((action) => !/^xray:(Put|GetSampling)/.test(action))).toEqual([]);
      }
    }
  });
});

test('a setting of the lake that is wrong is named before anything is deployed', () => {
  const path = join(temporaryFolder(), 'handback.config.yaml');
  writeFileSync(path, 'verification_window_days: 9');
  expect(() => checkLakeSettings(path)).not.toThrow();
  writeFileSync(path, 'lag_days: many');
  expect(() => checkLakeSettings(path)).toThrow(/handback\.config\.yaml: lag_days/);
});

describe('workgroups', () => {
  test('one a consumer, settings enforced, bytes limited', () => {
    const groups = resourcesOf(template, 'AWS::Athena::WorkGroup').map(([, { Properties }]) => Properties);
    expect(groups.map(({ Name }) => Name).sort()).toEqual([
      'Handback-bi',
      'Handback-detector',
      'Handback-maintenance',
      'Handback-reports',
    ]);
    for (const { WorkGroupConfiguration } of groups) {
      const settings = WorkGroupConfiguration as Record<string, unknown>;
      expect(settings).toMatchObject({
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_S3' } },
      });
      expect(settings.BytesScannedCutoffPerQuery).toBeGreaterThanOrEqual(10_000_000);
    }
  });
});

describe('alarms', () => {
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');

  test('each tells somebody and says what to do, in a section that exists', () => {
    expect(alarms).toHaveLength(alarmCount);
    for (const { AlarmDescription, AlarmActions } of alarms) {
      const section = /docs\/runbook\.md#([a-z-]+)$/.exec(String(AlarmDescription))?.[1];
      expect(runbook).toContain(`\n## ${section}\n`);
      expect(AlarmActions).toHaveLength(1);
    }
  });

  test('silence of nightly work and of arrivals is an alarm; elsewhere it is fine', () => {
    const breaching = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(breaching.map(({ MetricName }) => MetricName).sort()).toEqual([
      'CurateRan',
      'DetectorRan',
      'MaintainRan',
      'ObjectsIngested',
    ]);
  });

  test('one stands on new regressions, so that a deployment can roll back on it: rung once, fine in between', () => {
    const regressions = alarms.find(({ MetricName }) => MetricName === 'Regressions');
    expect(regressions).toMatchObject({
      Namespace: 'Handback',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(regressions?.DatapointsToAlarm ?? 1).toBe(1);
    expect(regressions?.Dimensions).toBeUndefined();
  });
});

describe('reports API', () => {
  test('is Regional, signed, validated and logged', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
    const methods = resourcesOf(template, 'AWS::ApiGateway::Method').map(([, { Properties }]) => Properties);
    expect(methods).toHaveLength(11);
    for (const method of methods) {
      expect(method.AuthorizationType).toBe('AWS_IAM');
      expect(method.RequestValidatorId).toBeDefined();
    }
    template.hasResourceProperties('AWS::ApiGateway::Stage', {
      AccessLogSetting: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('"caller"') },
      MethodSettings: [
        Match.objectLike({ MetricsEnabled: false, ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 }),
      ],
    });
    // Without API keys a usage plan limits nobody: the function counts what each caller starts.
    expect(resourcesOf(template, 'AWS::ApiGateway::UsagePlan')).toEqual([]);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ RUNS_PER_CALLER: '60' }) },
    });
  });

  test('calls the function by its one stage, each method by a permission of its own', () => {
    const permissions = resourcesOf(template, 'AWS::Lambda::Permission').map(([, { Properties }]) =>
      JSON.stringify(Properties.SourceArn),
    );
    expect(permissions).toHaveLength(11);
    for (const from of permissions) expect(from).not.toContain('test-invoke-stage');
  });

  test('names no parameter of a query that the API has not', () => {
    const named = resourcesOf(template, 'AWS::ApiGateway::Method')
      .flatMap(([, { Properties }]) => Object.keys((Properties.RequestParameters ?? {}) as object))
      .map((name) => name.replace('method.request.querystring.', ''));
    const document = JSON.stringify(openApiDocument());
    expect(new Set(named)).toContain('after');
    for (const name of named) expect(document, name).toContain(`"name":"${name}","in":"query"`);
  });

  test('takes every body that a report takes, before the function sees it', () => {
    const [[, model] = ['', undefined]] = resourcesOf(template, 'AWS::ApiGateway::Model');
    const Body = z.fromJSONSchema(model?.Properties.Schema as Parameters<typeof z.fromJSONSchema>[0]);
    for (const report of reports) {
      const filters = Object.fromEntries(report.filters.map((name) => [name, 'any']));
      const body = checkParameters(report, { from: '2026-01-01', to: '2026-01-31', ...filters });
      expect(Body.safeParse(body).error, report.name).toBeUndefined();
    }
    expect(Body.safeParse([]).success).toBe(false);
    expect(Object.keys(model?.Properties.Schema as object).sort()).toEqual(['$schema', 'title', 'type']);
  });
});

describe('names', () => {
  test('of a stack leave room for those made of it', () => {
    expect(() => synthesize({ stackName: 'H'.repeat(73) })).toThrow('stackName has 73 characters');
    const named = resourcesOf(synthesize({ stackName: 'H'.repeat(72) }), 'AWS::StepFunctions::StateMachine');
    for (const [, { Properties }] of named) expect(String(Properties.StateMachineName)).toHaveLength(80);
  });

  test('two stages differ in every name that must be given', () => {
    const other = synthesize({}, 'sandbox');
    const names = (of: typeof template) =>
      ['AWS::Athena::WorkGroup', 'AWS::Glue::Database', 'AWS::ApiGateway::RestApi'].flatMap((type) =>
        resourcesOf(of, type).map(([, { Properties }]) =>
          JSON.stringify(Properties.Name ?? Properties.DatabaseInput),
        ),
      );
    expect(names(template).filter((name) => names(other).includes(name))).toEqual([]);
  });

  test('a stack with hyphens in its name has a database that Athena takes', () => {
    const [[, database] = []] = resourcesOf(
      synthesize({ stackName: 'Handback-EU-production' }),
      'AWS::Glue::Database',
    );
    expect(database?.Properties.DatabaseInput).toMatchObject({ Name: 'handback_eu_production' });
  });

  test('nothing else has a name', () => {
    for (const type of [
      'AWS::S3::Bucket',
      'AWS::SQS::Queue',
      'AWS::Lambda::Function',
      'AWS::IAM::Role',
      'AWS::SNS::Topic',
    ]) {
      for (const [, { Properties }] of resourcesOf(template, type))
        expect(
          Object.keys(Properties).filter((key) => /^(Bucket|Queue|Function|Role|Topic)Name$/.test(key)),
        ).toEqual([]);
    }
  });

  test('a stage that is none is named', () => {
    expect(() => stageSettings('staging')).toThrow('no stage "staging"');
  });
});
