import { expect, test } from 'vitest';
import { resourcesOf, synthesize } from './synthesize.ts';

/*
 * Every right of every role, so that one more is seen in review. The deployed tier tries each role at everything;
 * what Athena asks of Glue and S3 in a caller's name only real AWS checks.
 */
const template = synthesize();

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
}

const rightsOf = (role: string): string[] => {
  const policies = resourcesOf(template, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
    (Properties.Roles as { Ref: string }[]).some(({ Ref }) => new RegExp(`^${role}[0-9A-F]{8}$`).test(Ref)),
  );
  const statements = policies.flatMap(
    ([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement,
  );
  return [...new Set(statements.flatMap(({ Action }) => Action))].sort();
};

const traces = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const logs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
/** What Athena asks for in the name of whoever queries. */
const query = [
  ...['GetQueryExecution', 'GetQueryResults', 'StartQueryExecution', 'StopQueryExecution'].map(
    (action) => `athena:${action}`,
  ),
  ...['GetDatabase', 'GetPartitions', 'GetTable', 'GetTables'].map((action) => `glue:${action}`),
  ...[
    'AbortMultipartUpload',
    'GetBucketLocation',
    'GetObject',
    'ListBucket',
    'ListMultipartUploadParts',
    'PutObject',
  ].map((action) => `s3:${action}`),
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
  CurationCurateRole: [
    ...query,
    'glue:BatchCreatePartition',
    'glue:BatchGetPartition',
    'glue:CreatePartition',
    'glue:GetPartition',
  ],
  MaintenanceMaintainRole: [
    ...query,
    'glue:BatchCreatePartition',
    'glue:BatchGetPartition',
    'glue:CreatePartition',
    'glue:GetPartition',
    's3:DeleteObject',
    'secretsmanager:GetSecretValue',
  ],
  DetectionDetectRole: [...query, 'events:PutEvents', 'sns:Publish'],
  ReportingReportRole: query,
};

test.for(Object.keys(jobs))('%s has the rights of its job, no more', (role) => {
  expect(rightsOf(role)).toEqual([...(jobs[role] ?? []), ...traces, ...logs].sort());
});

test.for(['CurationNightlyRole', 'MaintenanceNightlyRole', 'DetectionDailyRole'])(
  '%s calls its function and puts away what it could not deliver',
  (role) => {
    expect(rightsOf(role)).toEqual(['lambda:InvokeFunction', 'sqs:SendMessage']);
  },
);

test('there are no other roles but the one by which API Gateway writes logs', () => {
  const names = resourcesOf(template, 'AWS::IAM::Role').map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
  expect(names.sort()).toEqual(
    [
      ...Object.keys(jobs),
      'CurationNightlyRole',
      'MaintenanceNightlyRole',
      'DetectionDailyRole',
      'ReportingApiCloudWatchRole',
    ].sort(),
  );
});
