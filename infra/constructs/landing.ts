import { Duration } from 'aws-cdk-lib';
import { Bucket, type CfnBucket, type IBucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { outermost } from '../../functions/contract/records/landing.ts';
import { bucketDefaults } from '../bucket-defaults.ts';
import type { StageSettings } from '../config.ts';
import { abortedUploads } from './lake.ts';

/** A bucket as far as rights on it go, whoever made it. */
export type NamedBucket = Pick<IBucket, 'bucketName' | 'bucketArn' | 'arnForObjects'>;

/** Where customers put files, below prefixes that name their sources: a bucket of the stack's, or the company's. */
export class Landing extends Construct {
  readonly bucket: NamedBucket;
  /** The stack's own; undefined where the company has one. */
  readonly own: CfnBucket | undefined;
  /** Below which files land; none lies below another. */
  readonly prefixes: readonly string[];

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id);
    const { bucketName, bucketAccount, prefixes } = settings.landing;
    this.prefixes = checked(outermost(prefixes), bucketName === '');
    if (bucketName === '') {
      const bucket = this.create(settings);
      this.bucket = bucket;
      this.own = bucket.node.defaultChild as CfnBucket;
    } else {
      const account = bucketAccount === '' ? {} : { account: bucketAccount };
      this.bucket = Bucket.fromBucketAttributes(this, 'Bucket', { bucketName, ...account });
    }
  }

  private create(settings: StageSettings): Bucket {
    const { infrequentAccessAfterDays, oldVersionsDays, deleteAfterDays } = settings.landing;
    checkDays(settings.landing);
    const rules = this.prefixes.map((prefix) => ({
      prefix,
      transitions: [
        {
          storageClass: StorageClass.INFREQUENT_ACCESS,
          transitionAfter: Duration.days(infrequentAccessAfterDays),
        },
      ],
      noncurrentVersionExpiration: Duration.days(oldVersionsDays),
      // In a bucket with versions this only hides the object, which then is an old version.
      ...(deleteAfterDays === 0 ? {} : { expiration: Duration.days(deleteAfterDays - oldVersionsDays) }),
    }));
    return new Bucket(this, 'Bucket', {
      ...bucketDefaults(this, 'Landing', settings),
      versioned: true,
      lifecycleRules: [abortedUploads, ...rules],
    });
  }
}

/** A bucket tells of so many folders at most: it has a hundred event notifications. */
const mostFolders = 100;

/**
 * What S3 refuses, said before a deployment: a move to Standard-IA before the thirtieth day, and a deletion that is not
 * after it.
 * @throws naming the setting
 */
function checkDays(landing: StageSettings['landing']): void {
  const { infrequentAccessAfterDays, oldVersionsDays, deleteAfterDays } = landing;
  if (infrequentAccessAfterDays < 30)
    throw new Error(
      `infra/config.ts: landing.infrequentAccessAfterDays ${infrequentAccessAfterDays} is less than 30, the least that S3 takes`,
    );
  if (deleteAfterDays !== 0 && deleteAfterDays <= infrequentAccessAfterDays + oldVersionsDays)
    throw new Error(
      `infra/config.ts: landing.deleteAfterDays ${deleteAfterDays} is not more than landing.infrequentAccessAfterDays ${infrequentAccessAfterDays} and landing.oldVersionsDays ${oldVersionsDays} together, which a deleted original stays as an old version`,
    );
}

/** A bucket's own notifications want all other characters of their filters encoded. */
const plainFolder = /^[\w!.'()/-]+$/;
/** What a policy takes for more than itself. */
const wildFolder = /[*?$]/;

/**
 * @param ofOwnBucket whether the bucket itself tells of its files
 * @throws for too many prefixes, and for one that is no folder, or that of the mappings, which are no data, or has
 *   characters that AWS would read as something else
 */
function checked(prefixes: readonly string[], ofOwnBucket: boolean): readonly string[] {
  const wrong = prefixes.find((prefix) => !/^[^/].*\/$/.test(prefix) || prefix.startsWith('mappings/'));
  if (wrong !== undefined || prefixes.length === 0)
    throw new Error(
      `infra/config.ts: landing.prefixes needs folders that end with / and are not mappings/; there is "${wrong ?? ''}"`,
    );
  const misread = prefixes.find((prefix) =>
    ofOwnBucket ? !plainFolder.test(prefix) : wildFolder.test(prefix),
  );
  if (misread !== undefined)
    throw new Error(
      ofOwnBucket
        ? `infra/config.ts: landing.prefixes: "${misread}": folders of the stack's bucket have ASCII letters, digits and -_!.'() only`
        : `infra/config.ts: landing.prefixes: "${misread}" has * or ? or $, by which policies mean more than itself`,
    );
  if (prefixes.length > mostFolders)
    throw new Error(
      `infra/config.ts: landing.prefixes has ${prefixes.length} folders; a bucket tells of ${mostFolders} at most`,
    );
  return prefixes;
}
