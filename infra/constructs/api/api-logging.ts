import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { StageSettings } from '../../config.ts';

/**
 * One role a Region, shared by all APIs of the account: it stays when this stack goes. API Gateway does not say for
 * which account it takes such a role, so its trust cannot ask (docs/decisions/0180).
 */
export const loggingRole = ({ api }: StageSettings) =>
  api.setsLoggingRole
    ? { cloudWatchRole: true, cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN }
    : { cloudWatchRole: false };

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
