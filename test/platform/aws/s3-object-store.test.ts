import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { createS3ObjectStore, ObjectStoreConflict } from '../../../functions/platform/aws/s3-object-store.ts';

const s3 = mockClient(S3Client);
beforeEach(() => s3.reset());

const store = createS3ObjectStore({ client: new S3Client({}), bucket: 'lake', sleep: async () => {} });
const answer = (httpStatusCode: number) =>
  new S3ServiceException({ name: 'Answer', $fault: 'client', $metadata: { httpStatusCode } });
const bytes = new Uint8Array([1, 2, 3]);

test('a put carries If-None-Match, so that nothing is ever overwritten', async () => {
  s3.on(PutObjectCommand).resolves({});
  expect(await store.putIfAbsent('a/b', bytes)).toBe(true);
  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
    Bucket: 'lake',
    Key: 'a/b',
    Body: bytes,
    IfNoneMatch: '*',
  });
});

test('412 means already there, which is an answer', async () => {
  s3.on(PutObjectCommand).rejects(answer(412));
  expect(await store.putIfAbsent('a/b', bytes)).toBe(false);
  expect(s3.commandCalls(PutObjectCommand)).toHaveLength(1);
});

test('409 is tried again until the outcome is known', async () => {
  s3.on(PutObjectCommand).rejectsOnce(answer(409)).rejectsOnce(answer(409)).rejects(answer(412));
  expect(await store.putIfAbsent('a/b', bytes)).toBe(false);
  expect(s3.commandCalls(PutObjectCommand)).toHaveLength(3);
});

test('409 without end is a named error', async () => {
  s3.on(PutObjectCommand).rejects(answer(409));
  await expect(store.putIfAbsent('a/b', bytes)).rejects.toThrow(ObjectStoreConflict);
});

test('any other refusal is an error', async () => {
  s3.on(PutObjectCommand).rejects(answer(403));
  await expect(store.putIfAbsent('a/b', bytes)).rejects.toThrow(S3ServiceException);
});

test('a missing object reads as undefined, a forbidden one is an error', async () => {
  s3.on(GetObjectCommand).rejectsOnce(new NoSuchKey({ message: 'no', $metadata: {} }));
  expect(await store.read('nothing')).toBeUndefined();
  s3.on(GetObjectCommand).rejects(answer(403));
  await expect(store.read('forbidden')).rejects.toThrow(S3ServiceException);
});

test('list goes through all pages', async () => {
  const lastModified = new Date('2026-11-20T00:00:00Z');
  s3.on(ListObjectsV2Command)
    .resolvesOnce({
      Contents: [{ Key: 'p/1', Size: 5, LastModified: lastModified }],
      NextContinuationToken: 'more',
    })
    .resolves({ Contents: [{ Key: 'p/2', Size: 6, LastModified: lastModified }] });
  expect(await Array.fromAsync(store.list('p/'))).toEqual([
    { key: 'p/1', size: 5, lastModified: lastModified.getTime() },
    { key: 'p/2', size: 6, lastModified: lastModified.getTime() },
  ]);
  expect(s3.commandCalls(ListObjectsV2Command)[1]?.args[0].input.ContinuationToken).toBe('more');
});

test('delete deletes the key', async () => {
  s3.on(DeleteObjectCommand).resolves({});
  await store.delete('a/b');
  expect(s3.commandCalls(DeleteObjectCommand)[0]?.args[0].input).toEqual({ Bucket: 'lake', Key: 'a/b' });
});
