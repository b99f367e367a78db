import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageSettings } from '../../config.ts';
import { keptLogs } from '../../log-groups.ts';

/** Of the API's one stage. */
export const stageName = 'live';

/**
 * One role a Region, shared by all APIs of the account: it stays when this stack goes. API Gateway does not say for
 * which account it takes such a role, so its trust cannot ask (docs/decisions/0180).
 */
export const loggingRole = ({ api }: StageSettings) =>
  api.setsLoggingRole
    ? { cloudWatchRole: true, cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN }
    : { cloudWatchRole: false };

/**
 * The log group that API Gateway itself would make for the errors of a stage, under this name, kept for ever and left
 * behind: the stack makes it before, so that it is kept as long as the others and goes with the stack.
 */
export function keepExecutionLogs(scope: Construct, api: RestApi, settings: StageSettings): void {
  const logs = new LogGroup(scope, 'ExecutionLogs', {
    ...keptLogs(scope, 'ExecutionLogs', settings),
    logGroupName: `API-Gateway-Execution-Logs_${api.restApiId}/${stageName}`,
  });
  api.deploymentStage.node.addDependency(logs);
}

/** What is logged of each request: who asked for what, and how it went. */
export const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    at: AccessLogField.contextRequestTimeEpoch(),
    request: AccessLogField.contextRequestId(),
    caller: AccessLogField.contextIdentityUserArn(),
    method: AccessLogField.contextHttpMethod(),
    path: AccessLogField.contextPath(),
    status: AccessLogField.contextStatus(),
    milliseconds: AccessLogField.contextResponseLatency(),
    bytes: AccessLogField.contextResponseLength(),
    error: AccessLogField.contextErrorMessage(),
  }),
);
