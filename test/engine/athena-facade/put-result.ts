import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Puts a result file at `s3://bucket/key`. */
export async function putResult(s3: S3Client, location: string, text: string): Promise<void> {
  const { hostname, pathname } = new URL(location);
  await s3.send(new PutObjectCommand({ Bucket: hostname, Key: pathname.slice(1), Body: text }));
}
