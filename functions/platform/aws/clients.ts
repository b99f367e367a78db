import { AthenaClient } from '@aws-sdk/client-athena';
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
/** For callers that wait: what is throttled is told to them. */
const hasty = { maxAttempts: 2, requestHandler: { connectionTimeout: 2000, requestTimeout: 10_000 } };

export const s3Client = () => new S3Client(patient);
export const athenaClient = () => new AthenaClient(patient);
export const hastyAthenaClient = () => new AthenaClient(hasty);
export const glueClient = () => new GlueClient(patient);
export const secretsClient = () => new SecretsManagerClient(patient);
export const snsClient = () => new SNSClient(patient);
export const eventBridgeClient = () => new EventBridgeClient(patient);
