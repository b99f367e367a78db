import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from './config.ts';

/** What whoever reads and writes encrypted things needs of the key. */
export const keyActions = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** What whoever queries needs of the key that encrypts the Glue catalog: Glue asks KMS in the name of its caller. */
export const catalogKeyActions = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** The company's own key; undefined where AWS's keys encrypt. */
const keyOf = (scope: Construct, id: string, { encryptionKeyArn }: StageSettings) =>
  encryptionKeyArn === '' ? undefined : Key.fromKeyArn(scope, `${id}Key`, encryptionKeyArn);

/** Encryption of a bucket. A bucket key asks KMS once a while instead of once an object. */
export function bucketEncryption(scope: Construct, id: string, settings: StageSettings): BucketProps {
  const encryptionKey = keyOf(scope, id, settings);
  return encryptionKey === undefined
    ? { encryption: BucketEncryption.S3_MANAGED }
    : { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true };
}

/** Encryption of a queue. */
export function queueEncryption(scope: Construct, id: string, settings: StageSettings) {
  const encryptionMasterKey = keyOf(scope, id, settings);
  return encryptionMasterKey === undefined ? {} : { encryptionMasterKey };
}

/** Encryption of a topic. */
export function topicEncryption(scope: Construct, id: string, settings: StageSettings) {
  const masterKey = keyOf(scope, id, settings);
  return masterKey === undefined ? {} : { masterKey };
}
