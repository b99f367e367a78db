import * as z from 'zod';

/** One object version that S3 says has landed. */
export interface LandedObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
  /** From the key `in/<source>/…`; undefined for a key without that folder. */
  readonly source: string | undefined;
}

/** A message in the queue that is no notification of S3. */
export class UnknownMessage extends Error {
  override readonly name = 'UnknownMessage';
}

const Notification = z.object({
  Records: z.array(
    z.object({
      s3: z.object({
        bucket: z.object({ name: z.string() }),
        object: z.object({ key: z.string(), versionId: z.string().optional() }),
      }),
    }),
  ),
});
/** S3 sends one when the notification is set up. */
const TestEvent = z.object({ Event: z.literal('s3:TestEvent') });

/**
 * The objects that a queue message tells of; none for S3's own test message, nor for a folder made by hand.
 * @throws UnknownMessage
 */
export function landedObjects(body: string): LandedObject[] {
  const message = parseJson(body);
  if (TestEvent.safeParse(message).success) return [];
  const notification = Notification.safeParse(message);
  if (!notification.success)
    throw new UnknownMessage('ingest: the queue holds a message that is not from S3');
  return notification.data.Records.flatMap(({ s3: { bucket, object } }) => {
    const key = decodeKey(object.key);
    // What "Create folder" of a console puts is no file.
    if (key.endsWith('/')) return [];
    return [{ bucket: bucket.name, key, versionId: object.versionId, source: sourceOfKey(key) }];
  });
}

/** Keys in notifications are encoded like a form: `a+b%2Bc` is `a b+c`. */
const decodeKey = (encoded: string): string => decodeURIComponent(encoded.replaceAll('+', ' '));

const sourceOfKey = (key: string): string | undefined => /^in\/([^/]+)\/./.exec(key)?.[1];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
