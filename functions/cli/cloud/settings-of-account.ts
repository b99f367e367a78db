import { GetDataCatalogEncryptionSettingsCommand, GlueClient } from '@aws-sdk/client-glue';
import { GetBucketNotificationConfigurationCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { StageSettings } from '../../../infra/config.ts';
import type { Account } from './account.ts';
import { attention, type Check, ok, problem } from './check.ts';
import { call } from './signed-call.ts';

/** The one role by which APIs of the account write logs is there, and nobody's is replaced. */
export const checkLoggingRole = (
  account: Account,
  { api, stackName }: StageSettings,
  isDeployed: boolean,
): Check => ({
  name: 'api-logs',
  async look() {
    const { cloudwatchRoleArn: role } = (await call(account, {
      service: 'apigateway',
      endpointId: 'API_GATEWAY',
      path: '/account',
    })) as { cloudwatchRoleArn?: string | null };
    const cloudwatchRoleArn = role ?? undefined;
    if (cloudwatchRoleArn === undefined && (isDeployed || !api.setsLoggingRole))
      return problem(
        'API Gateway has no role to write logs with in this account and Region',
        'set api.setsLoggingRole: true in infra/config.ts and deploy, or set the role in the settings of API Gateway',
      );
    if (cloudwatchRoleArn === undefined) return ok('the deployment sets the role of API Gateway for logs');
    const isOurs = cloudwatchRoleArn.includes(`:role/${stackName}-`);
    if (!isDeployed && api.setsLoggingRole && !isOurs)
      return attention(
        `API Gateway writes logs by ${cloudwatchRoleArn}, for all APIs of the account; the deployment would put its own in that place`,
        'set api.setsLoggingRole: false in infra/config.ts',
      );
    return ok(`API Gateway writes logs by ${cloudwatchRoleArn}`);
  },
});

/** AWS's own key for catalogs, which every caller of Glue may use. */
const ownKey = /alias\/aws\/glue$/;

/** The key that encrypts the Glue catalog is one that the stage's roles may use. */
export const checkCatalogKey = ({ catalogKeyArn }: StageSettings): Check => ({
  name: 'catalog-key',
  async look() {
    const { DataCatalogEncryptionSettings: settings } = await new GlueClient({}).send(
      new GetDataCatalogEncryptionSettingsCommand({}),
    );
    const { CatalogEncryptionMode: mode, SseAwsKmsKeyId: key } = settings?.EncryptionAtRest ?? {};
    if (mode === 'SSE-KMS-WITH-SERVICE-ROLE') return ok('the Glue catalog is encrypted by a role of its own');
    if (mode !== 'SSE-KMS' || key === undefined || ownKey.test(key))
      return ok("no key of the company's encrypts the Glue catalog");
    if (catalogKeyArn === key || catalogKeyArn.endsWith(`/${key}`))
      return ok(`the Glue catalog is encrypted by ${key}, and the stage's roles may use it`);
    return problem(
      `the Glue catalog is encrypted by ${key}, which no role of the stage may use: every query would fail`,
      'set catalogKeyArn in infra/config.ts to the ARN of that key, unless it is aws/glue (docs/deploy.md)',
    );
  },
});

/** A bucket of the company's is in this Region and sends EventBridge its events. */
export const checkLanding = (account: Account, { landing }: StageSettings): Check => ({
  name: 'landing-bucket',
  async look() {
    const { bucketName: Bucket, bucketAccount } = landing;
    if (Bucket === '') return ok('files land in a bucket of the stack');
    const s3 = new S3Client({ followRegionRedirects: true });
    const head = await s3.send(new HeadBucketCommand({ Bucket })).catch((error: Error) => {
      if (error.name === 'NotFound' || error.name === 'NoSuchBucket') return undefined;
      throw error;
    });
    if (head === undefined)
      return problem(
        `there is no bucket ${Bucket}`,
        'create it, or mend landing.bucketName in infra/config.ts',
      );
    const region = head.BucketRegion ?? account.region;
    if (region !== account.region)
      return problem(
        `${Bucket} is in ${region}, and ${account.region} is where the stack goes`,
        'deploy in the Region of the bucket: AWS_REGION',
      );
    if (bucketAccount !== '')
      return attention(
        `${Bucket} is another account's: its rule must send to the queue (docs/deploy.md)`,
        'put a file there, and look whether it comes into the view ingest_ledger_current',
      );
    const notifications = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    if (notifications.EventBridgeConfiguration !== undefined)
      return ok(`${Bucket} sends EventBridge its events`);
    return problem(
      `${Bucket} does not send EventBridge its events`,
      "turn on Amazon EventBridge in the bucket's properties, in addition to the notifications that it has",
    );
  },
});
