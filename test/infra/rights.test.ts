import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { biViews, namesBehindTexts, namesOfBi, tablesAmong } from '../../infra/tables-behind.ts';
import { actionsOf, statementsOf } from './statements.ts';
import { resourcesOf, synthesize } from './synthesize.ts';

/*
 * Every right of every role, so that one more is seen in review. The deployed tier tries each role at everything;
 * what Athena asks of Glue and S3 in a caller's name only real AWS checks.
 */
const template = synthesize();

const rightsOf = (role: string) => actionsOf(template, role);

const traces = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const logs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
/** What Athena asks for in the name of whoever queries. */
const query = [
  ...['GetQueryExecution', 'GetQueryResults', 'StartQueryExecution', 'StopQueryExecution'].map(
    (action) => `athena:${action}`,
  ),
  ...['BatchGetPartition', 'GetDatabase', 'GetDatabases', 'GetPartition', 'GetPartitions'].map(
    (action) => `glue:${action}`,
  ),
  ...['glue:GetTable', 'glue:GetTables'],
  ...[
    'AbortMultipartUpload',
    'GetBucketLocation',
    'GetObject',
    'ListBucket',
    'ListBucketMultipartUploads',
    'ListMultipartUploadParts',
    'PutObject',
  ].map((action) => `s3:${action}`),
];
/** And of whoever inserts. What the engine asks by itself is held against it in test/engine/glue-rights.test.ts. */
const insert = [
  'glue:BatchCreatePartition',
  'glue:BatchUpdatePartition',
  'glue:CreatePartition',
  'glue:DeletePartition',
  'glue:UpdatePartition',
];
const jobs: Record<string, string[]> = {
  IngestionIngestRole: [
    's3:DeleteObject',
    's3:GetObject',
    's3:GetObjectVersion',
    's3:ListBucket',
    's3:PutObject',
    'secretsmanager:GetSecretValue',
    ...[
      'ChangeMessageVisibility',
      'DeleteMessage',
      'GetQueueAttributes',
      'GetQueueUrl',
      'ReceiveMessage',
    ].map((action) => `sqs:${action}`),
  ],
  CurationViewsRole: [...query, 'glue:CreateTable', 'glue:DeleteTable', 'glue:UpdateTable'],
  CurationCurateRole: [...query, ...insert],
  MaintenanceMaintainRole: [
    ...query,
    ...insert,
    's3:DeleteObject',
    'secretsmanager:GetSecretValue',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:SendMessage',
  ],
  DetectionDetectRole: [...query, ...insert, 'events:PutEvents', 'sns:Publish'],
  ReportingReportRole: [...query, ...insert],
};

test.for(Object.keys(jobs))('%s has the rights of its job, no more', (role) => {
  expect(rightsOf(role)).toEqual([...(jobs[role] ?? []), ...traces, ...logs].sort());
});

test('a schedule starts what it is for, and puts away what it could not deliver', () => {
  expect(rightsOf('MaintenanceNightlyRole')).toEqual(['lambda:InvokeFunction', 'sqs:SendMessage']);
  expect(rightsOf('EveryNightRole')).toEqual(['sqs:SendMessage', 'states:StartExecution']);
});

test('the night calls its two functions, and sees whether another one runs', () => {
  const called = statementsOf(template, 'NightlyRole')
    .filter(({ Action }) => Action === 'lambda:InvokeFunction')
    .map(({ Resource }) => JSON.stringify(Resource));
  expect(called.join()).toMatch(
    /CurationCurateFunction.*DetectionDetectFunction|DetectionDetectFunction.*CurationCurateFunction/,
  );
  expect(rightsOf('NightlyRole')).toEqual([
    'lambda:InvokeFunction',
    'states:ListExecutions',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    ...traces,
  ]);
});

test('there are no other roles but the one by which API Gateway writes logs', () => {
  const names = resourcesOf(template, 'AWS::IAM::Role').map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
  expect(names.sort()).toEqual(
    [
      ...Object.keys(jobs),
      'MaintenanceNightlyRole',
      'EveryNightRole',
      'NightlyRole',
      'ReportingApiCloudWatchRole',
    ].sort(),
  );
});

/** Roles that query, by the tables whose days they register. */
const inserted: Record<string, string[]> = {
  CurationViewsRole: [],
  CurationCurateRole: ['episode_runs', 'fact_runs', 'handling_runs', 'survey_runs'],
  MaintenanceMaintainRole: ['erasures', 'retaggings', 'retractions'],
  DetectionDetectRole: ['evaluations'],
  ReportingReportRole: ['finding_marks'],
};

test.for(Object.keys(inserted))(
  '%s sees the database that AWS always asks for, and writes its days alone',
  (role) => {
    const statements = statementsOf(template, role);
    const resourcesFor = (action: string) =>
      statements
        .filter(({ Action }) => [Action].flat().includes(action))
        .map(({ Resource }) => JSON.stringify(Resource))
        .join();
    for (const action of ['glue:GetDatabase', 'glue:GetDatabases'])
      expect(resourcesFor(action)).toContain(':database/default"');
    const tables = (text: string) =>
      [...text.matchAll(/:table\/handback\/([a-z_*]+)/g)].map(([, name]) => name);
    for (const action of insert) expect(tables(resourcesFor(action)).sort(), action).toEqual(inserted[role]);
  },
);

test('models are written by maintenance alone, and read by ingest', () => {
  const mayOf = (role: string, action: string) =>
    statementsOf(template, role)
      .filter(({ Action }) => [Action].flat().includes(action))
      .some(({ Resource }) => JSON.stringify(Resource).includes('/models/*'));
  expect(mayOf('MaintenanceMaintainRole', 's3:PutObject')).toBe(true);
  expect(mayOf('IngestionIngestRole', 's3:GetObject')).toBe(true);
  for (const role of Object.keys(jobs).filter((name) => name !== 'MaintenanceMaintainRole'))
    expect(mayOf(role, 's3:PutObject'), role).toBe(false);
});

describe('who reads names what is read', () => {
  const tablesOf = (role: string, action: string): string[] => {
    const resources = statementsOf(template, role)
      .filter(({ Action }) => [Action].flat().includes(action))
      .map(({ Resource }) => JSON.stringify(Resource));
    return [...resources.join().matchAll(/:table\/handback\/([a-z_*]+)/g)]
      .map(([, name = '']) => name)
      .sort();
  };

  test('reports and the detector: the tables and views behind their own queries', () => {
    expect(tablesOf('ReportingReportRole', 'glue:GetTable')).toEqual(namesBehindTexts('reports', 'findings'));
    expect(tablesOf('DetectionDetectRole', 'glue:GetTable')).toEqual(
      namesBehindTexts(
        'detectors',
        'findings',
        'reports/context',
        'reports/quarantine',
        'reports/lake_days',
        'reports/handback_candidates',
      ),
    );
    for (const role of ['ReportingReportRole', 'DetectionDetectRole'])
      expect(JSON.stringify(statementsOf(template, role))).not.toContain('handling_runs');
  });

  test('BI tools by docs/deploy.md: the flat views and what is behind them, and no texts', () => {
    const page = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
    const [, flat = ''] = /All read the flat views \(([^)]*)\)/.exec(page) ?? [];
    expect([...flat.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(biViews);
    const [, policy = ''] = /^```json\n(\{\n {2}"Version"[\s\S]*?)^```$/m.exec(page) ?? [];
    const named = (pattern: RegExp) => [...policy.matchAll(pattern)].map(([, name = '']) => name).sort();
    const names = namesOfBi();
    expect(named(/table\/DATABASE\/([a-z_]+)/g)).toEqual(names);
    expect(named(/LAKE_BUCKET\/([a-z_]+)\/\*/g)).toEqual([...tablesAmong(names)].sort());
    expect(names.filter((name) => /ticket_events|csat_events|quarantine/.test(name))).toEqual([]);
  });
});
