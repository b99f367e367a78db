import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolderStore, removeLeftovers } from '../../../functions/platform/local/folder-store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { objectStoreContract } from '../port-suites/object-store.ts';

objectStoreContract('folder', async () => createFolderStore(temporaryFolder()));

test('half-written files of killed runs are never listed, and removed a day later', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.unfinished'));
  writeFileSync(join(folder, '.unfinished', 'old'), 'half');
  writeFileSync(join(folder, '.unfinished', 'new'), 'half');
  utimesSync(join(folder, '.unfinished', 'old'), 0, 0);
  const keys = [];
  for await (const { key } of createFolderStore(folder).list('')) keys.push(key);
  expect(keys).toEqual([]);
  await removeLeftovers(folder, Date.now());
  expect(readdirSync(join(folder, '.unfinished'))).toEqual(['new']);
});
