import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { InputObject } from '../ports.ts';

/** The connection broke and resuming did not help. Not the object's fault: the message must be retried. */
export class InputObjectInterrupted extends Error {
  override readonly name = 'InputObjectInterrupted';
}

export interface S3InputLocation {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
  /** Absent in a bucket without versions: then the entity tag stands for the version. */
  readonly versionId?: string | undefined;
}

const readAttempts = 4;

/**
 * One version of a landed object. Needs s3:GetObject and GetObjectVersion.
 * @throws S3ServiceException (NotFound) when the version is gone.
 */
export async function openS3InputObject(location: S3InputLocation): Promise<InputObject> {
  const { client, bucket, key, versionId } = location;
  const which = { Bucket: bucket, Key: key, ...(versionId === undefined ? {} : { VersionId: versionId }) };
  const head = await client.send(new HeadObjectCommand(which));
  const size = head.ContentLength ?? 0;
  const etag = head.ETag;
  const version = versionId ?? head.VersionId ?? etag?.replaceAll('"', '') ?? 'null';
  return {
    bucket,
    key,
    version,
    size,
    arrivedAt: head.LastModified?.getTime() ?? 0,
    open: () => Readable.from(readBytes(location, { which, size, etag }), { objectMode: false }),
  };
}

interface ReadPlan {
  readonly which: { Bucket: string; Key: string; VersionId?: string };
  readonly size: number;
  readonly etag: string | undefined;
}

/** Yields the object's bytes; a broken connection is resumed where it broke, so that it never looks like a short file. */
async function* readBytes(location: S3InputLocation, plan: ReadPlan): AsyncGenerator<Uint8Array> {
  let position = 0;
  let cause: unknown;
  for (let attempt = 0; attempt < readAttempts && position < plan.size; attempt += 1) {
    try {
      for await (const chunk of await openAt(location.client, plan, position)) {
        position += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (!isConnectionError(error)) throw error;
      cause = error;
    }
  }
  if (position === plan.size) return;
  throw new InputObjectInterrupted(
    `ingest: s3://${location.bucket}/${location.key} broke off at byte ${position} of ${plan.size}`,
    { cause },
  );
}

async function openAt(
  client: S3Client,
  plan: ReadPlan,
  position: number,
): Promise<AsyncIterable<Uint8Array>> {
  const { Body } = await client.send(
    new GetObjectCommand({
      ...plan.which,
      ...(position > 0 ? { Range: `bytes=${position}-` } : {}),
      ...(plan.etag === undefined ? {} : { IfMatch: plan.etag }),
    }),
  );
  if (!(Body instanceof Readable)) throw new Error('S3 gave no stream');
  return Body;
}

/** Errors of the wire carry a system code (ECONNRESET, ...); S3's own answers do not. */
const isConnectionError = (error: unknown): boolean =>
  error instanceof Error && ('code' in error || error.message === 'aborted');
