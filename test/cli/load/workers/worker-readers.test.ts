import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileOutcome } from '../../../../functions/cli/load/file-outcome.ts';
import { readEach } from '../../../../functions/cli/load/read-each.ts';
import type { MappingPlace } from '../../../../functions/cli/load/read-mapping-file.ts';
import { openReaders } from '../../../../functions/cli/load/workers/open-readers.ts';
import { type Heaps, openWorkerReaders } from '../../../../functions/cli/load/workers/worker-readers.ts';
import { openLake } from '../../../../functions/cli/terminal/open-lake.ts';
import { WrongUse } from '../../../../functions/cli/terminal/outcome.ts';
import { createOutput } from '../../../../functions/cli/terminal/output.ts';
import { ndjson, ticket } from '../../../ingest/sample-events.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const nothing = { done: new Set<string>(), retracted: new Set<string>(), leftovers: new Map() };
const enough: Heaps = { usual: 512, most: 512 };
const callbacks = { say: () => {}, progress: () => {}, sawAi: () => {} };

async function newLake() {
  const folder = temporaryFolder();
  const { folder: lakeFolder } = await openLake(join(folder, 'lake'), { create: true });
  const path = join(folder, 'a.ndjson');
  writeFileSync(path, ndjson([ticket()]));
  const files = ['a', 'b', 'c'].map((key) => ({ path, key: `${key}.ndjson` }));
  return { start: { lakeFolder, processed: nothing, place: {} }, files };
}

async function outcomesOf(heaps: Heaps, place: MappingPlace = {}) {
  const { start, files } = await newLake();
  const readers = openWorkerReaders({ ...start, place }, heaps, callbacks);
  const outcomes: FileOutcome[] = [];
  const watcher = { begins: () => {}, ended: (one: FileOutcome) => void outcomes.push(one) };
  await readEach(files, readers.read, watcher, 2).finally(readers.close);
  return outcomes;
}

test('files are read by as many workers as are needed', async () => {
  const outcomes = await outcomesOf(enough);
  expect(outcomes.map(({ key, status }) => `${key} ${status}`).sort()).toEqual(
    ['a', 'b', 'c'].map((key) => `${key}.ndjson read`),
  );
});

test('a worker that runs out of memory is an error of its file, and says what to do', async () => {
  for (const outcome of await outcomesOf({ usual: 6, most: 6 })) {
    expect(outcome).toMatchObject({ status: 'failed' });
    expect('why' in outcome && outcome.why).toContain('--jobs 1');
  }
});

test('a file for which a worker has too little memory is read again by one that has more', async () => {
  const outcomes = await outcomesOf({ usual: 6, most: 512 });
  expect(outcomes.map(({ status }) => status)).toEqual(['read', 'read', 'read']);
});

test('a mapping or table that no worker can read is wrong use, and no error of a file', async () => {
  const folder = temporaryFolder();
  const mappingPath = join(folder, 'desk.yaml');
  writeFileSync(mappingPath, `lookups: { users: { file: users.csv, key: id } }\n${columns}`);
  writeFileSync(join(folder, 'users.csv'), 'name\nAnn\n');
  await expect(outcomesOf(enough, { mappingPath })).rejects.toThrow(WrongUse);
  await expect(outcomesOf(enough, { mappingPath: '/no/such.yaml' })).rejects.toThrow(
    'cannot read /no/such.yaml',
  );
});

const columns = `source: desk
format: csv
ticket:
  ticket_id: id
  opened_at: created
  queue: { from: agent, lookup: users.team }
`;

test('rows of a query are lines of JSON to a worker too, whatever files their mapping was written for', async () => {
  const { start } = await newLake();
  const folder = temporaryFolder();
  const [mappingPath, path] = [join(folder, 'desk.yaml'), join(folder, 'rows.ndjson')];
  writeFileSync(mappingPath, columns.replace(/ {2}queue.*\n/, ''));
  writeFileSync(path, '{"id":"1","created":"2026-03-01T09:00:00Z"}\n');
  const readers = openWorkerReaders({ ...start, place: { mappingPath, areRows: true } }, enough, callbacks);
  const outcome = await readers
    .read({ path, key: 'rows.ndjson', query: 'q.sql' }, '1/1')
    .finally(readers.close);
  expect(outcome).toMatchObject({ status: 'read', result: { accepted: 1 } });
});

test('what is to be said of the lake is said once, however many workers there are', async () => {
  const { start, files } = await newLake();
  const pointers = join(start.lakeFolder, 'models/sentiment/current');
  mkdirSync(pointers, { recursive: true });
  writeFileSync(join(pointers, '000001-0123456789abcdef'), '');
  const said: string[] = [];
  const readers = openWorkerReaders(start, enough, { ...callbacks, say: (text) => void said.push(text) });
  await Promise.all(files.map((file) => readers.read(file, file.key)));
  await readers.close();
  expect(said).toEqual([expect.stringContaining('0123456789abcdef.model is not there; train again')]);
});

test('a mapping that comes through a pipe is read once, by no worker', async () => {
  const { start, files } = await newLake();
  const lake = await openLake(start.lakeFolder);
  const output = createOutput({ json: true });
  const atOnceWith = async (mappingPath?: string) => {
    const place = mappingPath === undefined ? {} : { mappingPath };
    const given = { lake, place, mapping: undefined, jobs: 2, check: undefined, output };
    const readers = await openReaders(files, given);
    await readers.close();
    return readers.atOnce;
  };
  // No plain file either.
  expect(await atOnceWith('/dev/null')).toBe(1);
  expect(await atOnceWith()).toBe(2);
});
