import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileOutcome } from '../../../../functions/cli/load/file-outcome.ts';
import { readEach } from '../../../../functions/cli/load/read-each.ts';
import { openReaders } from '../../../../functions/cli/load/workers/open-readers.ts';
import { openWorkerReaders } from '../../../../functions/cli/load/workers/worker-readers.ts';
import { openLake } from '../../../../functions/cli/terminal/open-lake.ts';
import { createOutput } from '../../../../functions/cli/terminal/output.ts';
import { ndjson, ticket } from '../../../ingest/sample-events.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const nothing = { done: new Set<string>(), retracted: new Set<string>(), leftovers: new Map() };
const callbacks = { say: () => {}, progress: () => {}, sawAi: () => {} };

async function newLake() {
  const folder = temporaryFolder();
  const { folder: lakeFolder } = await openLake(join(folder, 'lake'), { create: true });
  const path = join(folder, 'a.ndjson');
  writeFileSync(path, ndjson([ticket()]));
  const files = ['a', 'b', 'c'].map((key) => ({ path, key: `${key}.ndjson` }));
  return { start: { lakeFolder, processed: nothing }, files };
}

async function outcomesOf(heapMegabytes: number, given: { readonly mappingPath?: string } = {}) {
  const { start, files } = await newLake();
  const readers = openWorkerReaders({ ...start, ...given }, heapMegabytes, callbacks);
  const outcomes: FileOutcome[] = [];
  await readEach(files, readers.read, { begins: () => {}, ended: (one) => void outcomes.push(one) }, 2);
  await readers.close();
  return outcomes;
}

test('files are read by as many workers as are needed', async () => {
  const outcomes = await outcomesOf(512);
  expect(outcomes.map(({ key, status }) => `${key} ${status}`).sort()).toEqual(
    ['a', 'b', 'c'].map((key) => `${key}.ndjson read`),
  );
});

test('a worker that runs out of memory is an error of its file, and says what to do', async () => {
  for (const outcome of await outcomesOf(6)) {
    expect(outcome).toMatchObject({ status: 'failed' });
    expect('why' in outcome && outcome.why).toContain('--jobs 1');
  }
});

test('a worker that cannot begin is an error of its file', async () => {
  const outcomes = await outcomesOf(512, { mappingPath: '/no/such/mapping.yaml' });
  expect(outcomes).toHaveLength(3);
  for (const outcome of outcomes)
    expect('why' in outcome && outcome.why).toContain('cannot read /no/such/mapping.yaml');
});

test('what is to be said of the lake is said once, however many workers there are', async () => {
  const { start, files } = await newLake();
  const pointers = join(start.lakeFolder, 'models/sentiment/current');
  mkdirSync(pointers, { recursive: true });
  writeFileSync(join(pointers, '000001-0123456789abcdef'), '');
  const said: string[] = [];
  const readers = openWorkerReaders(start, 512, { ...callbacks, say: (text) => void said.push(text) });
  await Promise.all(files.map((file) => readers.read(file, file.key)));
  await readers.close();
  expect(said).toEqual([expect.stringContaining('0123456789abcdef.model is not there; train again')]);
});

test('a mapping that comes through a pipe is read once, by no worker', async () => {
  const { start, files } = await newLake();
  const lake = await openLake(start.lakeFolder);
  const output = createOutput({ json: true });
  const atOnceWith = async (mappingPath?: string) => {
    const options = mappingPath === undefined ? {} : { mappingPath };
    const readers = await openReaders(files, { lake, options, jobs: 2, check: undefined, output });
    await readers.close();
    return readers.atOnce;
  };
  // No plain file either.
  expect(await atOnceWith('/dev/null')).toBe(1);
  expect(await atOnceWith()).toBe(2);
});
