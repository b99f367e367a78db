import { CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from './config.ts';
import { Alarms } from './constructs/alarms/alarms.ts';
import { ReportingApi } from './constructs/api/reporting-api.ts';
import { Curation } from './constructs/curation.ts';
import { Detection } from './constructs/detection.ts';
import { Ingestion } from './constructs/ingestion.ts';
import { Lake } from './constructs/lake.ts';
import { LakeFormation } from './constructs/lake-formation.ts';
import { Landing } from './constructs/landing.ts';
import { Maintenance } from './constructs/maintenance.ts';
import { DailySchedule } from './constructs/schedule/daily-schedule.ts';
import { Nightly } from './constructs/schedule/nightly.ts';
import { TableQueries } from './constructs/tables/table-queries.ts';
import { WorkGroup } from './constructs/work-group.ts';
import { firstDayOf } from './first-day.ts';

/** The name of a state machine has 80 characters at most, and the stack's stands in front of `-nightly`. */
const longestStackName = 72;

/** Handback in one stack. */
export class HandbackStack extends Stack {
  constructor(scope: Construct, stage: StageSettings, props: StackProps = {}) {
    if (stage.stackName.length > longestStackName)
      throw new Error(
        `infra/config.ts: stackName has ${stage.stackName.length} characters; names made of it leave room for ${longestStackName}`,
      );
    super(scope, stage.stackName, {
      ...props,
      description: 'Handback: service quality, AI and people',
      terminationProtection: stage.keepsData,
      tags: stage.tags,
    });

    const settings = { ...stage, firstDay: firstDayOf(this, stage) };
    const landing = new Landing(this, 'Landing', settings);
    const lake = new Lake(this, 'Lake', settings);
    const ingestion = new Ingestion(this, 'Ingestion', { settings, landing, lake });
    const curation = new Curation(this, 'Curation', { settings, lake });
    const { workGroup, undelivered } = curation;
    const { customerSecret } = ingestion;
    const maintenance = new Maintenance(this, 'Maintenance', {
      settings,
      lake,
      workGroup,
      undelivered,
      customerSecret,
    });
    const reportingApi = new ReportingApi(this, 'Reporting', { settings, lake });
    const detection = new Detection(this, 'Detection', {
      settings,
      lake,
      reportUrl: reportingApi.url,
    });
    const nightly = new Nightly(this, 'Nightly', {
      settings,
      curate: curation.curate,
      detect: detection.detect,
    });
    new DailySchedule(this, 'EveryNight', {
      expression: settings.schedules.nightly,
      target: nightly.machine,
      input: {},
      undelivered,
      settings,
    });
    const tableQueries =
      settings.tables.queries.length === 0
        ? undefined
        : new TableQueries(this, 'Tables', {
            settings,
            lake,
            landing,
            mappings: ingestion.mappings,
            undelivered,
          });
    const bi = new WorkGroup(this, 'Bi', {
      settings,
      lake,
      consumer: 'bi',
      description: 'BI tools and analysts',
    });
    const alarms = new Alarms(this, 'Alarms', {
      settings,
      ingestion,
      curation,
      maintenance,
      detection,
      nightly,
      reportingApi,
      tableQueries,
    });

    if (settings.lakeFormation.isOn)
      new LakeFormation(this, 'LakeFormation', {
        settings,
        lake,
        curation,
        maintenance,
        detection,
        reportingApi,
      });
    this.applyBoundary(stage);
    if (settings.accessLogsBucket === '') this.acknowledgeBuckets(landing, lake);
    const outputs = {
      LandingBucket: landing.bucket.bucketName,
      MappingsBucket: ingestion.mappings.bucketName,
      LakeBucket: lake.bucket.bucketName,
      ResultsBucket: lake.results.bucketName,
      Database: lake.databaseName,
      BiWorkGroup: bi.name,
      ApiUrl: reportingApi.api.url,
      FindingsTopic: detection.findings.topicArn,
      ChatTopic: detection.chat.topicArn,
      AlarmsTopic: alarms.topic.topicArn,
      IngestQueue: ingestion.queue.queueUrl,
      IngestDeadLetters: ingestion.deadLetters.queueUrl,
      Undelivered: curation.undelivered.queueUrl,
      IngestFunction: ingestion.ingest.function.functionName,
      CurateFunction: curation.curate.function.functionName,
      NightlyMachine: nightly.machine.stateMachineArn,
      CustomerSecret: customerSecret,
      MaintainFunction: maintenance.maintain.function.functionName,
      DetectFunction: detection.detect.function.functionName,
      ReportFunction: reportingApi.report.function.functionName,
      ...(tableQueries === undefined ? {} : { TablesMachine: tableQueries.machine.stateMachineArn }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }

  private applyBoundary({ permissionsBoundaryArn }: StageSettings): void {
    if (permissionsBoundaryArn === '') return;
    const boundary = ManagedPolicy.fromManagedPolicyArn(this, 'Boundary', permissionsBoundaryArn);
    PermissionsBoundary.of(this).apply(boundary);
  }

  private acknowledgeBuckets(landing: Landing, { bucket, results }: Lake): void {
    for (const each of [...(landing.own === undefined ? [] : [landing.own]), bucket, results]) {
      Validations.of(each).acknowledge({
        id: 'AwsSolutions-S1',
        reason:
          'Who read what is recorded by CloudTrail data events where a company wants it; access logs would need one more bucket to guard.',
      });
    }
  }
}
