import { AthenaClient } from '@aws-sdk/client-athena';
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';

/** Throttling is ordinary where an account's quotas are shared: try for longer than the SDK's three times. */
const patient = {
  maxAttempts: 6,
  // A connection that is never answered must not be waited for until the function's end.
  requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
};
/** For callers that wait: what is throttled is reported to them. */
const hasty = { maxAttempts: 2, requestHandler: { connectionTimeout: 2000, requestTimeout: 10_000 } };

/** Texts wait for it, and another engine can stand in: not for long. The client slows down where it is throttled. */
const adaptive = {
  maxAttempts: 4,
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true },
};

export const s3Client = () => new S3Client(patient);
export const comprehendClient = (region: string) => new ComprehendClient({ ...adaptive, region });
export const athenaClient = () => new AthenaClient(patient);
export const hastyAthenaClient = () => new AthenaClient(hasty);
export const glueClient = () => new GlueClient(patient);
export const secretsClient = () => new SecretsManagerClient(patient);
export const snsClient = () => new SNSClient(patient);
export const eventBridgeClient = () => new EventBridgeClient(patient);
