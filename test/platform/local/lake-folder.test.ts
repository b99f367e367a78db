import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCustomerSecrets } from '../../../functions/platform/local/customer-secret.ts';
import { checkLakeFolder } from '../../../functions/platform/local/lake-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('an empty or missing folder becomes a lake, only when asked for, and then stays one', async () => {
  const folder = join(temporaryFolder(), 'new/lake');
  await expect(checkLakeFolder(folder, { create: false })).rejects.toThrow('there is no lake at');
  await checkLakeFolder(folder, { create: true });
  await checkLakeFolder(folder, { create: false });
  expect(readdirSync(folder)).toEqual(['handback-lake.json']);
});

test('settings may be written before anything is loaded', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'handback.config.yaml'), 'sources: {}\n');
  await checkLakeFolder(folder, { create: true });
  await checkLakeFolder(folder, { create: false });
});

test('tables that settings name may lie beside them before anything is loaded', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'handback.config.yaml'), 'sources: { zendesk: { users: users.json } }\n');
  writeFileSync(join(folder, 'users.json'), '[]');
  mkdirSync(join(folder, 'tables'));
  await checkLakeFolder(folder, { create: true });
  await checkLakeFolder(folder, { create: false });
});

test.each(['customer-secret', 'commits', 'ingest_ledger'])(
  'a lake that lost its marker, and has %s, is not begun anew beside its settings',
  async (trace) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'handback.config.yaml'), 'sources: {}\n');
    mkdirSync(join(folder, trace));
    await expect(checkLakeFolder(folder, { create: true })).rejects.toThrow('is not a lake');
  },
);

test('a folder that is something else is refused and left alone', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'holiday.jpg'), 'x');
  await expect(checkLakeFolder(folder, { create: true })).rejects.toThrow('is not a lake');
  expect(readdirSync(folder)).toEqual(['holiday.jpg']);
  await expect(checkLakeFolder(join(folder, 'holiday.jpg'), { create: true })).rejects.toThrow(
    'not a folder',
  );
});

test.each([
  ['{"format":2}', 'has format 2, this version of Handback works with format 1'],
  ['{"form', 'is damaged'],
  ['{}', 'names no format'],
])('the marker %s is refused', async (marker, message) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'handback-lake.json'), marker);
  await expect(checkLakeFolder(folder, { create: true })).rejects.toThrow(message);
});

test('the secret is the one given, else made once for the lake, readable by its owner only', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const [one, two] = await Promise.all([
    readCustomerSecrets(folder, undefined),
    readCustomerSecrets(folder, undefined),
  ]);
  expect(one).toEqual(two);
  expect(one.current.value).toHaveLength(64);
  expect(one.earlier).toEqual([]);
  expect(statSync(join(folder, 'customer-secret')).mode & 0o777).toBe(0o600);
  expect((await readCustomerSecrets(folder, 'given')).current.value).toBe('given');
});
