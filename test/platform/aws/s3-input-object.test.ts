import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import {
  InputObjectInterrupted,
  openS3InputObject,
} from '../../../functions/platform/aws/s3-input-object.ts';

const s3 = mockClient(S3Client);
const content = Buffer.from('0123456789');
const location = { client: new S3Client({}), bucket: 'landing', key: 'in/a b+c.json', versionId: 'v1' };
const arrival = new Date('2026-11-20T10:00:00Z');

beforeEach(() => {
  s3.reset();
  s3.on(HeadObjectCommand).resolves({ ContentLength: content.length, ETag: '"e"', LastModified: arrival });
});

const body = (...parts: (Buffer | Error)[]) => ({
  Body: Readable.from(
    (async function* () {
      for (const part of parts) {
        if (part instanceof Error) throw part;
        yield part;
      }
    })(),
  ) as NonNullable<GetObjectCommandOutput['Body']>,
});
const reset = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

test('is the version that was announced, with its arrival', async () => {
  s3.on(GetObjectCommand).resolves(body(content));
  const object = await openS3InputObject(location);
  expect(object).toMatchObject({
    bucket: 'landing',
    key: 'in/a b+c.json',
    version: 'v1',
    size: 10,
    arrivedAt: arrival.getTime(),
  });
  expect(await buffer(object.open())).toEqual(content);
  expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input).toMatchObject({
    VersionId: 'v1',
    IfMatch: '"e"',
  });
});

test('without a version id the entity tag is the version', async () => {
  const { versionId: _, ...unversioned } = location;
  expect((await openS3InputObject(unversioned)).version).toBe('e');
});

test('a broken connection is resumed where it broke', async () => {
  s3.on(GetObjectCommand)
    .resolvesOnce(body(content.subarray(0, 4), reset()))
    .resolves(body(content.subarray(4)));
  const object = await openS3InputObject(location);
  expect(await buffer(object.open())).toEqual(content);
  expect(s3.commandCalls(GetObjectCommand)[1]?.args[0].input.Range).toBe('bytes=4-');
});

test('a body that ends early is never taken for the whole object', async () => {
  s3.on(GetObjectCommand).callsFake(() => body(content.subarray(0, 1)));
  const object = await openS3InputObject(location);
  await expect(buffer(object.open())).rejects.toThrow(InputObjectInterrupted);
});

test('a refusal by S3 is not retried', async () => {
  s3.on(GetObjectCommand).rejects(
    new S3ServiceException({ name: 'AccessDenied', $fault: 'client', $metadata: { httpStatusCode: 403 } }),
  );
  const object = await openS3InputObject(location);
  await expect(buffer(object.open())).rejects.toThrow(S3ServiceException);
  expect(s3.commandCalls(GetObjectCommand)).toHaveLength(1);
});

test('an empty object is an empty stream', async () => {
  s3.on(HeadObjectCommand).resolves({ ContentLength: 0, ETag: '"e"', LastModified: arrival });
  expect(await buffer((await openS3InputObject(location)).open())).toHaveLength(0);
});
