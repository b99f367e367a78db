import { expect, test } from 'vitest';
import { landedObjects, UnknownMessage } from '../../../functions/platform/aws/landed-objects.ts';

const notification = (key: string, versionId?: string) =>
  JSON.stringify({ Records: [{ s3: { bucket: { name: 'landing' }, object: { key, versionId } } }] });

test('keys are decoded like a form', () => {
  expect(landedObjects(notification('in/desk/a+b%2Bc+%C3%A9.json', 'v1'))).toEqual([
    { bucket: 'landing', key: 'in/desk/a b+c é.json', versionId: 'v1' },
  ]);
});

const created = (key: string, version?: string) =>
  JSON.stringify({
    version: '0',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '111122223333',
    detail: {
      version: '0',
      bucket: { name: 'company' },
      object: { key, size: 5, etag: 'b1946ac9', ...(version === undefined ? {} : { 'version-id': version }) },
      reason: 'PutObject',
    },
  });

test("EventBridge's keys are not encoded, and a bucket without versions names none", () => {
  expect(landedObjects(created('exports/a+b%2Bc é.json', 'v1'))).toEqual([
    { bucket: 'company', key: 'exports/a+b%2Bc é.json', versionId: 'v1' },
  ]);
  expect(landedObjects(created('exports/a.json'))).toEqual([
    { bucket: 'company', key: 'exports/a.json', versionId: undefined },
  ]);
  expect(landedObjects(created('exports/'))).toEqual([]);
});

test('what EventBridge says of other things than arrivals is no notification', () => {
  const deleted = created('exports/a.json').replace('Object Created', 'Object Deleted');
  expect(() => landedObjects(deleted)).toThrow(UnknownMessage);
});

test('a folder made by hand is no object', () => {
  expect(landedObjects(notification('in/desk/'))).toEqual([]);
});

test("S3's own test message tells of nothing", () => {
  expect(landedObjects('{"Service":"Amazon S3","Event":"s3:TestEvent"}')).toEqual([]);
});

test.for(['', 'no json', '{}', '{"Records":[{}]}', 'null'])('%j is no notification', (body) => {
  expect(() => landedObjects(body)).toThrow(UnknownMessage);
});
