import * as z from 'zod';

/** One object version that S3 says has landed. */
export interface LandedObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

/** A message in the queue that is no notification of S3. */
export class UnknownMessage extends Error {
  override readonly name = 'UnknownMessage';
}

const Bucket = z.object({ name: z.string() });
/** Sent by the bucket itself, with keys encoded like a form: `a+b%2Bc` is `a b+c`. */
const Notification = z.object({
  Records: z.array(
    z.object({
      s3: z.object({
        bucket: Bucket,
        object: z.object({ key: z.string(), versionId: z.string().optional() }),
      }),
    }),
  ),
});
/** Sent by EventBridge, with keys as they are. */
const ObjectCreated = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket: Bucket,
    object: z.object({ key: z.string(), 'version-id': z.string().optional() }),
  }),
});
/** S3 sends one when the notification is set up. */
const TestEvent = z.object({ Event: z.literal('s3:TestEvent') });

/**
 * The objects that a queue message names, whether the bucket sent it or EventBridge; none for S3's own test
 * message, nor for a folder made by hand.
 * @throws UnknownMessage
 */
export function landedObjects(body: string): LandedObject[] {
  const message = parseJson(body);
  if (TestEvent.safeParse(message).success) return [];
  // What "Create folder" of a console puts is no file.
  return objectsOf(message).filter(({ key }) => !key.endsWith('/'));
}

function objectsOf(message: unknown): LandedObject[] {
  const notification = Notification.safeParse(message);
  if (notification.success)
    return notification.data.Records.map(({ s3: { bucket, object } }) => ({
      bucket: bucket.name,
      key: decodeURIComponent(object.key.replaceAll('+', ' ')),
      versionId: object.versionId,
    }));
  const created = ObjectCreated.safeParse(message);
  if (!created.success) throw new UnknownMessage('ingest: the queue holds a message that is not from S3');
  const { bucket, object } = created.data.detail;
  return [{ bucket: bucket.name, key: object.key, versionId: object['version-id'] }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
