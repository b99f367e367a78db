import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type LogGroupProps, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageSettings } from './config.ts';
import { keyActions } from './encryption.ts';

const retentions = {
  7: RetentionDays.ONE_WEEK,
  30: RetentionDays.ONE_MONTH,
  90: RetentionDays.THREE_MONTHS,
  365: RetentionDays.ONE_YEAR,
} as const;

type LogSettings = Pick<StageSettings, 'logDays' | 'logsKeyArn'>;

/** How each log group of a stage is kept: for as long as the settings say, under the key they name; it goes with the stack. */
export function keptLogs(scope: Construct, id: string, { logDays, logsKeyArn }: LogSettings): LogGroupProps {
  const kept = { retention: retentions[logDays], removalPolicy: RemovalPolicy.DESTROY };
  return logsKeyArn === '' ? kept : { ...kept, encryptionKey: Key.fromKeyArn(scope, `${id}Key`, logsKeyArn) };
}

/** What a role that writes into such a log group needs besides: CloudWatch Logs asks KMS in its name, too. */
export const logKeyUse = ({ logsKeyArn }: LogSettings): PolicyStatement[] =>
  logsKeyArn === ''
    ? []
    : [
        new PolicyStatement({
          actions: keyActions,
          resources: [logsKeyArn],
          conditions: { StringEquals: { 'kms:ViaService': `logs.${Aws.REGION}.amazonaws.com` } },
        }),
      ];
