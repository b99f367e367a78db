import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ObjectInfo, ObjectStore } from '../ports.ts';

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

/** Somebody else's conditional write to the same key kept getting in the way; the caller may try again later. */
export class ObjectStoreConflict extends Error {
  override readonly name = 'ObjectStoreConflict';
}

export interface S3ObjectStoreOptions {
  readonly client: S3Client;
  readonly bucket: string;
  /** How often a put is tried when another one to the same key is under way (409). */
  readonly conflictAttempts?: number;
  /** Waits so many milliseconds; a parameter for tests. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** A bucket as object store. Needs s3:ListBucket, GetObject, PutObject and, for deletion, DeleteObject. */
export function createS3ObjectStore(options: S3ObjectStoreOptions): ObjectStore {
  const { client, bucket } = options;
  return {
    list: (prefix) => listObjects(client, bucket, prefix),
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey || statusOf(error) === 404) return undefined;
        throw error;
      }
    },
    putIfAbsent: (key, bytes) => putIfAbsent(options, key, bytes),
    async delete(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

async function* listObjects(client: S3Client, bucket: string, prefix: string): AsyncIterable<ObjectInfo> {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key !== undefined) yield { key: Key, size: Size ?? 0, lastModified: LastModified?.getTime() ?? 0 };
    }
  }
}

/** 412: the key was there. 409: another conditional write to the key is under way, whose outcome is open. */
async function putIfAbsent(options: S3ObjectStoreOptions, key: string, bytes: Uint8Array): Promise<boolean> {
  const { client, bucket, conflictAttempts = 6, sleep = wait } = options;
  for (let attempt = 0; attempt < conflictAttempts; attempt += 1) {
    try {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, IfNoneMatch: '*' }));
      return true;
    } catch (error) {
      const status = statusOf(error);
      if (status === 412) return false;
      if (status !== 409) throw error;
      await sleep(50 * 2 ** attempt);
    }
  }
  throw new ObjectStoreConflict(
    `object store: ${conflictAttempts} conflicting writes to s3://${bucket}/${key}; try again`,
  );
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
