import { expect, test } from 'vitest';
import { landedObjects, UnknownMessage } from '../../../functions/platform/aws/landed-objects.ts';

const notification = (key: string, versionId?: string) =>
  JSON.stringify({ Records: [{ s3: { bucket: { name: 'landing' }, object: { key, versionId } } }] });

test('keys are decoded like a form', () => {
  expect(landedObjects(notification('in/desk/a+b%2Bc+%C3%A9.json', 'v1'))).toEqual([
    { bucket: 'landing', key: 'in/desk/a b+c é.json', versionId: 'v1', source: 'desk' },
  ]);
});

test('the source is the folder below in/, where there is one', () => {
  expect(landedObjects(notification('in/file.json'))[0]?.source).toBeUndefined();
  expect(landedObjects(notification('in/a/b/c.json'))[0]?.source).toBe('a');
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
