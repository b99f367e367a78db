import { describe, expect, test } from 'vitest';
import { stageSettings } from '../../infra/config.ts';
import { ringsAfter } from './alarm-evaluation.ts';
import { type Resource, resourcesOf, synthesize } from './synthesize.ts';

/*
 * What ministack stores without effect or drops (docs/deploy.md): `npm run test:deployed` cannot see whether it is
 * right, so it stands here, value by value.
 */
const template = synthesize();
const all = (type: string): Resource['Properties'][] =>
  resourcesOf(template, type).map(([, { Properties }]) => Properties);
const named = (type: string, part: string): Resource['Properties'] => {
  const [, resource] = resourcesOf(template, type).find(([id]) => id.startsWith(part)) ?? [];
  if (resource === undefined) throw new Error(`no ${type} is called ${part}…`);
  return resource.Properties;
};

describe('lifecycle', () => {
  const rulesOf = (bucket: string) => named('AWS::S3::Bucket', bucket).LifecycleConfiguration;
  const aborted = { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' };

  test('originals move to cheaper storage after 60 days, old versions go after a year', () => {
    expect(rulesOf('Landing')).toEqual({
      Rules: [
        aborted,
        {
          Prefix: 'in/',
          Status: 'Enabled',
          Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 60 }],
          NoncurrentVersionExpiration: { NoncurrentDays: 365 },
        },
      ],
    });
  });

  test('nothing in the lake expires; results do after a week', () => {
    expect(rulesOf('LakeBucket')).toEqual({ Rules: [aborted] });
    expect(rulesOf('LakeResults')).toEqual({ Rules: [aborted, { ExpirationInDays: 7, Status: 'Enabled' }] });
  });
});

describe('functions', () => {
  test('have the memory and the time of their work', () => {
    const sizes = Object.fromEntries(
      resourcesOf(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => [
        /(Ingest|Views|Curate|Maintain|Detect|Report)Function/.exec(id)?.[1],
        [Properties.MemorySize, Properties.Timeout],
      ]),
    );
    expect(sizes).toEqual({
      Ingest: [1769, 900],
      Views: [512, 600],
      Curate: [1024, 900],
      Maintain: [1769, 900],
      Detect: [1769, 900],
      Report: [1769, 29],
    });
  });

  test('the views have as long as CloudFormation waits for them', () => {
    const [views] = all('Custom::HandbackViews');
    expect(Number(views?.ServiceTimeout)).toBeGreaterThanOrEqual(600);
  });

  test('the night calls curation until nothing is left, then the detector, and never runs twice at once', () => {
    const [machine] = all('AWS::StepFunctions::StateMachine');
    const text = JSON.stringify(machine?.DefinitionString)
      .replaceAll('\\\\\\"', '"')
      .replaceAll('\\\\"', '"')
      .replaceAll('\\"', '"');
    for (const part of [
      '"StartAt":"LetOthersShow"',
      '"StatusFilter":"RUNNING"',
      '"Variable":"$.called.isCurrent","BooleanEquals":false,"Next":"Curate"',
      '"Default":"Detect"',
    ])
      expect(text).toContain(part);
    // A call without an answer would hold up every night after it; a call of Lambda has ended before.
    expect(text.match(/"TimeoutSeconds":960/g)).toHaveLength(2);
  });

  test('a call of maintenance that fails three times is kept', () => {
    const [config, ...others] = all('AWS::Lambda::EventInvokeConfig');
    expect(others).toEqual([]);
    expect(config).toMatchObject({
      FunctionName: { Ref: expect.stringMatching(/^MaintenanceMaintain/) },
      MaximumRetryAttempts: 2,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/^CurationUndelivered/), 'Arn'] } },
      },
    });
  });

  test('a call of a schedule is tried again for two hours, then kept', () => {
    const schedules = all('AWS::Scheduler::Schedule');
    expect(schedules).toHaveLength(2);
    for (const { Target, State, ScheduleExpressionTimezone } of schedules) {
      expect(Target).toMatchObject({
        RetryPolicy: { MaximumEventAgeInSeconds: 7200, MaximumRetryAttempts: 2 },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^CurationUndelivered/), 'Arn'] } },
      });
      expect(State).toBe('ENABLED');
      expect(ScheduleExpressionTimezone).toBe('Etc/UTC');
    }
  });
});

const raisedBy = Object.fromEntries(
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [
    id.replace(/^Alarms|[0-9A-F]{8}$/g, ''),
    Properties,
  ]),
);

describe('alarms', () => {
  /** Metric, statistic, seconds, comparison, threshold, what silence means, and how many periods when not one. */
  const raisedWhen = Object.fromEntries(
    Object.entries(raisedBy).map(([id, alarm]) => [
      id,
      [
        alarm.MetricName,
        alarm.Statistic,
        alarm.Period,
        alarm.ComparisonOperator === 'LessThanThreshold' ? '<' : '>=',
        alarm.Threshold,
        alarm.TreatMissingData,
        ...(alarm.EvaluationPeriods === 1 ? [] : [alarm.EvaluationPeriods]),
      ],
    ]),
  );
  const fine = 'notBreaching';

  test('stand on the right figures, and silence means the right thing', () => {
    const ofFunction = (name: string, milliseconds: number) => ({
      [`${name}Errors`]: ['Errors', 'Sum', 300, '>=', 1, fine],
      [`${name}Throttles`]: ['Throttles', 'Sum', 300, '>=', 1, fine],
      [`${name}Slow`]: ['Duration', 'Maximum', 300, '>=', milliseconds, fine],
    });
    const visible = 'ApproximateNumberOfMessagesVisible';
    expect(raisedWhen).toEqual({
      IngestDeadLetters: [visible, 'Maximum', 300, '>=', 1, fine],
      IngestBacklog: ['ApproximateAgeOfOldestMessage', 'Maximum', 300, '>=', 3600, fine],
      ObjectsFailing: ['ObjectsFailed', 'Sum', 300, '>=', 1, fine],
      ObjectsRejected: ['ObjectsRejected', 'Sum', 300, '>=', 1, fine],
      SourceSilent: ['SourcesSilent', 'Sum', 300, '>=', 1, fine],
      ScheduleUndelivered: [visible, 'Maximum', 300, '>=', 1, fine],
      NightFailed: ['ExecutionsFailed', 'Sum', 300, '>=', 1, fine],
      ReportsFailing: ['RequestsFailed', 'Sum', 300, '>=', 1, fine],
      Regressions: ['Regressions', 'Sum', 300, '>=', 1, fine],
      NothingIngested: ['ObjectsIngested', 'Sum', 3600, '<', 1, 'breaching', 24],
      CurateSilent: ['CurateRan', 'Sum', 3600, '<', 1, 'breaching', 26],
      MaintainSilent: ['MaintainRan', 'Sum', 3600, '<', 1, 'breaching', 26],
      DetectorSilent: ['DetectorRan', 'Sum', 3600, '<', 1, 'breaching', 26],
      ...ofFunction('Ingest', 720_000),
      ...ofFunction('Curate', 720_000),
      ...ofFunction('Maintain', 720_000),
      ...ofFunction('Detect', 720_000),
      ...ofFunction('Report', 23_200),
    });
  });

  test('each watches one thing: its function, its queue, its API, or the stage as a whole', () => {
    for (const alarm of all('AWS::CloudWatch::Alarm')) {
      const dimensions = (alarm.Dimensions ?? []) as { Name: string }[];
      const expected: Record<string, string[]> = {
        'AWS/Lambda': ['FunctionName'],
        'AWS/SQS': ['QueueName'],
        'AWS/States': ['StateMachineArn'],
        Handback: [],
      };
      expect(dimensions.map(({ Name }) => Name)).toEqual(expected[String(alarm.Namespace)]);
      expect(alarm.DatapointsToAlarm).toBeUndefined();
    }
  });
});

describe('heartbeats as CloudWatch evaluates them', () => {
  const daily = (days: number) => Array.from({ length: days }, (_, day) => 24 * day + 2);
  const silent = Object.entries(raisedBy).filter(
    ([, { TreatMissingData }]) => TreatMissingData === 'breaching',
  );

  test.for(silent)(
    '%s is quiet while each day has its beat, and rings within hours of the first without',
    ([, alarm]) => {
      const periods = Number(alarm.EvaluationPeriods);
      const hours = Number(alarm.Period) / 3600;
      const rings = ringsAfter({ periods, hours }, daily(5));
      expect(rings).toBeGreaterThanOrEqual(24);
      expect(rings).toBeLessThanOrEqual(30);
    },
  );

  test('one period of a day would ring days later', () => {
    expect(ringsAfter({ periods: 1, hours: 24 }, daily(5))).toBeGreaterThan(48);
  });

  test('hours that are more than a week are refused, as CloudWatch would', () => {
    const alarms = { ...stageSettings('production').alarms, silentHours: 169 };
    expect(() => synthesize({ alarms })).toThrow('silentHours');
  });
});

describe('queues', () => {
  test('a dead letter, whose days count from when it was first sent, outlives its queue by a week', () => {
    const [queue] = all('AWS::SQS::Queue').filter(({ RedrivePolicy }) => RedrivePolicy !== undefined);
    const dead = named('AWS::SQS::Queue', 'IngestionDeadLetters');
    expect(Number(dead.MessageRetentionPeriod) - Number(queue?.MessageRetentionPeriod)).toBe(7 * 86_400);
  });
});

describe('resource policies', () => {
  interface Statement {
    readonly Effect: string;
    readonly Action: string;
    readonly Condition?: unknown;
  }
  const statementsOf = (type: string): Statement[][] =>
    all(type).map(({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement);
  const withoutTls = { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

  test('every bucket, queue and topic refuses calls without TLS', () => {
    for (const [type, policies] of Object.entries({
      'AWS::S3::BucketPolicy': 3,
      'AWS::SQS::QueuePolicy': 3,
      'AWS::SNS::TopicPolicy': 3,
    })) {
      const found = statementsOf(type);
      expect(found, type).toHaveLength(policies);
      for (const statements of found)
        expect(statements, type).toEqual(expect.arrayContaining([expect.objectContaining(withoutTls)]));
    }
  });

  test('buckets refuse TLS before 1.2', () => {
    const old = { Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } };
    for (const statements of statementsOf('AWS::S3::BucketPolicy'))
      expect(statements).toEqual(expect.arrayContaining([expect.objectContaining(old)]));
  });

  test('S3 may tell the queue of objects of this account alone', () => {
    const told = statementsOf('AWS::SQS::QueuePolicy')
      .flat()
      .filter(({ Effect }) => Effect === 'Allow');
    expect(told).toEqual([
      expect.objectContaining({
        Action: 'sqs:SendMessage',
        Principal: { Service: 's3.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });

  test('alarms of this account may tell their topic, which no policy but its own lets them', () => {
    const told = statementsOf('AWS::SNS::TopicPolicy')
      .flat()
      .filter(({ Effect }) => Effect === 'Allow');
    expect(told).toEqual([
      {
        Sid: 'AlarmsTell',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: { Ref: expect.stringMatching(/^AlarmsTopic/) },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    for (const { AlarmActions } of all('AWS::CloudWatch::Alarm'))
      expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmsTopic/) }]);
  });

  test('functions may be called by the API and by nobody else from outside', () => {
    const permissions = all('AWS::Lambda::Permission');
    expect(permissions.length).toBeGreaterThan(0);
    for (const { Principal, SourceArn } of permissions) {
      expect(Principal).toBe('apigateway.amazonaws.com');
      expect(SourceArn).toBeDefined();
    }
  });
});

describe('what stays', () => {
  const dataTypes = ['AWS::S3::Bucket', 'AWS::SecretsManager::Secret'];

  test('in production the data stay when the stack goes, and when a change would replace them', () => {
    for (const [, resource] of dataTypes.flatMap((type) => resourcesOf(template, type)))
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('in the sandbox they go', () => {
    const sandbox = synthesize({}, 'sandbox');
    for (const [, resource] of dataTypes.flatMap((type) => resourcesOf(sandbox, type)))
      expect(resource).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  test('every log goes after its time', () => {
    for (const group of all('AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBe(90);
  });

  test('the log of errors that API Gateway makes by itself is made before, under its name', () => {
    const template = synthesize();
    const [[id] = ['none'], ...others] = resourcesOf(template, 'AWS::Logs::LogGroup').filter(
      ([, { Properties }]) =>
        /^\{"Fn::Join":\["",\["API-Gateway-Execution-Logs_",\{"Ref":"ReportingApi\w+"\},"\/live"\]\]\}$/.test(
          JSON.stringify(Properties.LogGroupName),
        ),
    );
    expect(others).toEqual([]);
    const [[, stage] = []] = resourcesOf(template, 'AWS::ApiGateway::Stage');
    expect(stage?.Properties.StageName).toBe('live');
    expect(stage?.DependsOn).toContain(id);
  });
});
