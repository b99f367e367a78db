import { RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from './config.ts';
import { bucketEncryption } from './encryption.ts';

/** What all buckets of a stage have in common; `id` is also the folder of its access logs. */
export function bucketDefaults(scope: Construct, id: string, settings: StageSettings): BucketProps {
  const { keepsData, accessLogsBucket } = settings;
  return {
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    ...bucketEncryption(scope, id, settings),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    ...(accessLogsBucket === ''
      ? {}
      : {
          serverAccessLogsBucket: Bucket.fromBucketName(scope, `${id}AccessLogs`, accessLogsBucket),
          serverAccessLogsPrefix: `${settings.stackName}/${id.toLowerCase()}/`,
        }),
  };
}
