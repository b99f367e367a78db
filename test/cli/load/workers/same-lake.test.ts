import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { registerIngest } from '../../../../functions/cli/load/ingest.ts';
import { createFolderStore } from '../../../../functions/platform/local/folder-store.ts';
import { ndjson, ticket } from '../../../ingest/sample-events.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { runCommand } from '../../run-command.ts';

beforeAll(() => void vi.stubEnv('HANDBACK_CUSTOMER_SECRET', 'a secret for the test only'));
afterAll(() => void vi.unstubAllEnvs());

const ingest = (paths: readonly string[], lake: string, jobs: number) =>
  runCommand(registerIngest, ['ingest', ...paths, '--lake', lake, '--jobs', String(jobs)]);

/** All files of a lake with their bytes; of the ledger, whose rows carry the clock, the keys. */
async function contentOf(lake: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { key } of createFolderStore(lake).list(''))
    files.set(key, key.startsWith('ingest_ledger/') ? '' : readFileSync(join(lake, key)).toString('base64'));
  return files;
}

function write(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Lines of which some are broken, some stand in several files. */
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ ticket_id: fc.integer({ min: 1, max: 30 }).map((no) => `t${no}`) }).map(ticket),
  },
  { weight: 1, arbitrary: fc.constant('broken') },
  {
    weight: 1,
    arbitrary: fc.constant(ticket({ type: 'message', author: 'customer', text: 'Thanks a lot!' })),
  },
);

test('whatever the files hold, several workers make the lake and the answer that one makes', async () => {
  const files = fc.array(fc.array(line, { maxLength: 20 }), { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(files, fc.integer({ min: 2, max: 3 }), async (contents, jobs) => {
      const inbox = temporaryFolder();
      for (const [i, lines] of contents.entries()) write(join(inbox, `${i}.ndjson`), ndjson(lines));
      const [one, several] = [temporaryFolder(), temporaryFolder()];
      const expected = await ingest([inbox], one, 1);
      const { exitCode, answer } = await ingest([inbox], several, jobs);
      expect({ exitCode, answer }).toEqual({ exitCode: expected.exitCode, answer: expected.answer });
      expect(await contentOf(several)).toEqual(await contentOf(one));
    }),
    { numRuns: 4 },
  );
}, 240_000);

test('the same object twice in one command is read once', async () => {
  const folder = temporaryFolder();
  const text = ndjson([ticket()]);
  const paths = ['a', 'b', 'c'].map((name) => write(join(folder, name, 'x.ndjson'), text));
  const { exitCode, answer } = await ingest(paths, join(folder, 'lake'), 3);
  expect(exitCode).toBe(0);
  expect(answer).toMatchObject({ files: 3, files_done_before: 2, accepted: 1 });
}, 180_000);

test('read again by several workers, all is in the lake already', async () => {
  const folder = temporaryFolder();
  for (const name of ['a', 'b'])
    write(join(folder, 'in', `${name}.ndjson`), ndjson([ticket({ ticket_id: name })]));
  await ingest([join(folder, 'in')], join(folder, 'lake'), 2);
  const { exitCode, answer } = await ingest([join(folder, 'in')], join(folder, 'lake'), 2);
  expect(exitCode).toBe(0);
  expect(answer).toMatchObject({ files: 2, files_done_before: 2, accepted: 0 });
}, 180_000);

test('a file without anything good, one that cannot be read and a good one keep their words and exit codes', async () => {
  const folder = temporaryFolder();
  const good = write(join(folder, 'in/good.ndjson'), ndjson([ticket()]));
  const bad = write(join(folder, 'in/bad.ndjson'), 'broken\n');
  const runs = [];
  for (const jobs of [1, 2]) runs.push(await ingest([good, bad], join(folder, `lake-${jobs}`), jobs));
  expect(runs[1]).toMatchObject({ exitCode: 1, answer: runs[0]?.answer });
  expect(runs[1]?.words).toContain('bad.ndjson: nothing of it came in');
}, 180_000);

test('a lake that takes nothing ends the command, and no file is blamed', async () => {
  const folder = temporaryFolder();
  const files = ['a', 'b', 'c'].map((name) =>
    write(join(folder, 'in', `${name}.ndjson`), ndjson([ticket({ ticket_id: name })])),
  );
  const lake = join(folder, 'lake');
  await ingest([write(join(folder, 'first.ndjson'), '')], lake, 1);
  write(join(lake, 'ticket_events'), 'no folder');
  const { exitCode, words } = await ingest(files, lake, 2);
  expect(exitCode).toBe(3);
  expect(words).toContain(`the lake at ${lake}: `);
  expect(words).not.toContain('not read');
}, 180_000);

test('--jobs is a number', async () => {
  for (const text of ['0', '-1', 'two', '1.5']) {
    const { exitCode, words } = await runCommand(registerIngest, [
      'ingest',
      '.',
      '--lake',
      'l',
      `--jobs=${text}`,
    ]);
    expect([exitCode, words], text).toEqual([2, expect.stringContaining('Give a number of 1 or more.')]);
  }
});
