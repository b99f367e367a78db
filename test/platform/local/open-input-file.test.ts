import { appendFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openInputFile } from '../../../functions/platform/local/open-input-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function file(text: string) {
  const path = join(temporaryFolder(), 'a.ndjson');
  writeFileSync(path, text);
  return { path, key: 'a.ndjson' };
}

test('a file that grows is read as it was when it was looked at', async () => {
  const given = file('one\n');
  const object = await openInputFile(given);
  appendFileSync(given.path, 'two\n');
  expect(object.size).toBe(4);
  expect(String(await buffer(object.open()))).toBe('one\n');
  expect((await openInputFile(given)).version).not.toBe(object.version);
});

test('a file that was empty stays empty', async () => {
  const given = file('');
  const object = await openInputFile(given);
  appendFileSync(given.path, 'late\n');
  expect([object.size, String(await buffer(object.open()))]).toEqual([0, '']);
});

test('a file that shrinks or disappears is an error of that file', async () => {
  const shrunk = file('one\ntwo\n');
  const object = await openInputFile(shrunk);
  truncateSync(shrunk.path, 4);
  await expect(buffer(object.open())).rejects.toThrow(/it lost bytes while it was read/);
  rmSync(shrunk.path);
  await expect(buffer(object.open())).rejects.toMatchObject({ code: 'ENOENT' });
});

test.each([
  ['1970-01-01', false],
  ['1980-01-01', false],
  ['2020-01-30', true],
])('a file dated %s: is that when it arrived? %s', async (day, isArrival) => {
  const given = file('one\n');
  const instant = Date.parse(day);
  utimesSync(given.path, instant / 1000, instant / 1000);
  const before = Date.now();
  const { arrivedAt } = await openInputFile(given);
  if (isArrival) expect(arrivedAt).toBe(instant);
  else expect(arrivedAt).toBeGreaterThanOrEqual(before);
});

test('a file whose date is still to come arrives now: nothing of the lake waits for it', async () => {
  const given = file('one\n');
  const ahead = Date.now() / 1000 + 7_200;
  utimesSync(given.path, ahead, ahead);
  const before = Date.now();
  const { arrivedAt } = await openInputFile(given);
  expect(arrivedAt).toBeGreaterThanOrEqual(before);
  expect(arrivedAt).toBeLessThanOrEqual(Date.now());
});
