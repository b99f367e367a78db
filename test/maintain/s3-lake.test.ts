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
import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { compact, continueRewrites } from '../../functions/maintain/compact.ts';
import { createS3ObjectStore } from '../../functions/platform/aws/s3-object-store.ts';
import { arrivedAt, createMemoryStore, environmentOf, inputObject, rowsOf } from '../ingest/memory-lake.ts';
import { ndjson, ticket } from '../ingest/sample-events.ts';
import { standInTagger } from '../tag/stand-in.ts';

const days = 86_400_000;
const landedAt = new Date(arrivedAt);

/** A bucket as the SDK shows it: its objects, and what was asked of it. */
function mockBucket() {
  const s3 = mockClient(S3Client);
  const memory = createMemoryStore();
  const { objects } = memory;
  s3.on(PutObjectCommand).callsFake(({ Key, Body, IfNoneMatch }) => {
    expect(IfNoneMatch).toBe('*');
    if (objects.has(Key))
      throw new S3ServiceException({ name: 'Taken', $fault: 'client', $metadata: { httpStatusCode: 412 } });
    objects.set(Key, Body);
    return {};
  });
  s3.on(GetObjectCommand).callsFake(({ Key }) => {
    const bytes = objects.get(Key);
    if (bytes === undefined) throw new NoSuchKey({ message: 'no', $metadata: {} });
    return { Body: { transformToByteArray: async () => bytes } };
  });
  s3.on(ListObjectsV2Command).callsFake(({ Prefix }) => ({
    Contents: [...objects]
      .filter(([key]) => key.startsWith(Prefix))
      .map(([Key, { length: Size }]) => ({ Key, Size, LastModified: landedAt })),
  }));
  s3.on(DeleteObjectCommand).callsFake(({ Key }) => {
    objects.delete(Key);
    return {};
  });
  return { s3, memory, store: createS3ObjectStore({ client: new S3Client({}), bucket: 'lake' }) };
}

test('on S3 every file is put if absent, and a day of small files is read once and becomes one', async () => {
  const { s3, memory, store } = mockBucket();
  for (let no = 0; no < 6; no++) {
    const object = inputObject(`${no}.ndjson`, ndjson([ticket({ ticket_id: `t${no}` })]));
    await ingestObject(object, environmentOf(store));
  }
  const before = await rowsOf(memory, 'ticket_events');
  s3.resetHistory();
  const now = arrivedAt + 3 * days;
  expect(await compact({ store, now })).toEqual({ files: 12, into: 2, isComplete: true });
  expect(s3.commandCalls(GetObjectCommand)).toHaveLength(12);
  expect(s3.commandCalls(DeleteObjectCommand)).toHaveLength(0);
  expect(await continueRewrites({ store, tagger: standInTagger(), now })).toBe(12);
  expect(await rowsOf(memory, 'ticket_events')).toEqual(before);
  expect([...memory.objects.keys()].filter((key) => key.startsWith('ticket_events/'))).toHaveLength(1);
  expect([...memory.objects.keys()].filter((key) => key.startsWith('ingested/'))).toHaveLength(6);
});
