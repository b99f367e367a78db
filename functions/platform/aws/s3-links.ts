import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const lifetimeSeconds = 300;

/** Makes links to objects of a bucket that anybody who has one can open for five minutes, as what it says they are. */
export const linkToObject =
  (client: S3Client, bucket: string) =>
  (key: string, contentType?: string): Promise<string> =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        ...{ Bucket: bucket, Key: key },
        ...(contentType !== undefined && { ResponseContentType: contentType }),
      }),
      { expiresIn: lifetimeSeconds },
    );
