import { Duration, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { earlierNotificationsPrefix, notificationsPrefix } from '../../functions/contract/lake/lake-keys.ts';
import type { StageSettings } from '../config.ts';
import { topicEncryption } from '../encryption.ts';
import { namesBehindTexts } from '../tables-behind.ts';
import type { Lake } from './lake.ts';
import { NodeFunction } from './node-function.ts';
import { WorkGroup } from './work-group.ts';

export interface DetectionProps {
  readonly settings: StageSettings;
  readonly lake: Lake;
  /** Where reports are answered; stands in messages. */
  readonly reportUrl: string;
}

/** @throws naming a setting that would allow more than one secret, or none */
function checkSecretArn(name: string, arn: string): void {
  if (!/^arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+-\w{6}$/.test(arn))
    throw new Error(`infra/config.ts: chat: ${name}: "${arn}" is not the whole ARN of a secret`);
}

/** What its messages say of a hand-back is a report's answer. */
const handBackTexts = ['context', 'quarantine', 'lake_days', 'handback_candidates'].map(
  (name) => `reports/${name}`,
);

/** The daily look at quality: evaluations to the lake, findings to people (SNS) and machines (EventBridge). */
export class Detection extends Construct {
  readonly detect: NodeFunction;
  readonly findings: Topic;
  /** The same in the schema of Amazon Q Developer in chat applications, which forwards nothing else. */
  readonly chat: Topic;

  constructor(scope: Construct, id: string, { settings, lake, reportUrl }: DetectionProps) {
    super(scope, id);
    const eventBus = Stack.of(this).formatArn({
      service: 'events',
      resource: 'event-bus',
      resourceName: 'default',
    });
    this.findings = new Topic(this, 'Findings', {
      enforceSSL: true,
      displayName: 'Handback findings',
      ...topicEncryption(this, 'Findings', settings),
    });
    this.chat = new Topic(this, 'Chat', {
      enforceSSL: true,
      displayName: 'Handback findings for chats',
      ...topicEncryption(this, 'Chat', settings),
    });
    this.detect = new NodeFunction(this, 'Detect', {
      settings,
      room: 'detect',
      description: 'One look: is quality lower since a routing change?',
      memoryMb: 1769,
      timeout: Duration.minutes(15),
      environment: {
        LAKE_BUCKET: lake.bucket.bucketName,
        FINDINGS_TOPIC: this.findings.topicArn,
        CHAT_TOPIC: this.chat.topicArn,
        REPORT_URL: reportUrl,
      },
    });
    const workGroup = new WorkGroup(this, 'WorkGroup', {
      settings,
      lake,
      consumer: 'detector',
      description: 'The daily look of the detector',
    });
    workGroup.grantQuery(this.detect, namesBehindTexts('detectors', 'findings', ...handBackTexts));
    workGroup.grantInsert(this.detect, ['evaluations']);
    this.detect.allow(
      ['s3:PutObject'],
      [lake.bucket.arnForObjects(`${notificationsPrefix}*`)],
      'The notifications it has published, an object each.',
    );
    const published = [notificationsPrefix, earlierNotificationsPrefix];
    this.detect.allow(
      ['s3:GetObject'],
      published.map((prefix) => lake.bucket.arnForObjects(`${prefix}*`)),
      'What has been published is not published again.',
    );
    this.detect.allow(['sns:Publish'], [this.findings.topicArn, this.chat.topicArn]);
    this.detect.allow(['events:PutEvents'], [eventBus]);
    this.tellChats(settings.chat);
  }

  /** Each webhook's address is a secret of the company's, and the detector may read it and no other. */
  private tellChats({ slackSecretArn, teamsSecretArn }: StageSettings['chat']): void {
    const secrets = { SLACK_SECRET: slackSecretArn, TEAMS_SECRET: teamsSecretArn };
    for (const [name, arn] of Object.entries(secrets)) {
      if (arn === '') continue;
      checkSecretArn(name, arn);
      this.detect.function.addEnvironment(name, arn);
      this.detect.allow(['secretsmanager:GetSecretValue'], [arn]);
    }
  }
}
