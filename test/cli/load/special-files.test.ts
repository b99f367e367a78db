import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { ndjson, ticket } from '../../ingest/sample-events.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

interface Answer {
  readonly accepted: number;
  readonly files: number;
  readonly files_done_before: number;
  readonly passed_over_files: readonly { readonly path: string; readonly why: string }[];
}

const ingest = async (...args: string[]) => {
  const run = await runCommand(registerIngest, ['ingest', ...args]);
  return { ...run, answer: run.answer as Answer };
};

/** A pipe with somebody who writes into it, once it is opened. */
function pipe(path: string, content: Buffer): ChildProcess {
  execFileSync('mkfifo', [path]);
  const writer = spawn('sh', ['-c', 'cat > "$0"', path], { stdio: ['pipe', 'ignore', 'ignore'] });
  writer.stdin?.end(content);
  return writer;
}

test.runIf(process.platform === 'linux')('views of the running system are passed over, whole', async () => {
  const { exitCode, words } = await ingest('/proc/self', '--lake', join(temporaryFolder(), 'lake'));
  expect(exitCode).toBe(2);
  expect(words).toContain('/proc/self: passed over: a view of the running system, no stored files');
  expect(words).toContain('no data files');
});

test('a folder with pipes, links in a circle and the like: each is named, and the rest is read', async () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, 'in', name);
  mkdirSync(at('deep'), { recursive: true });
  writeFileSync(at('a.ndjson'), ndjson([ticket()]));
  symlinkSync('a.ndjson', at('again.ndjson'));
  symlinkSync('loop', at('loop'));
  symlinkSync('nowhere.csv', at('gone'));
  symlinkSync('..', at('deep/up'));
  execFileSync('mkfifo', [at('p.ndjson')]);
  const { exitCode, answer } = await ingest(join(folder, 'in'), '--lake', join(folder, 'lake'));
  expect([exitCode, answer.files, answer.accepted]).toEqual([0, 2, 2]);
  expect(Object.fromEntries(answer.passed_over_files.map(({ path, why }) => [path, why]))).toEqual({
    [at('deep/up')]: 'a link to a folder',
    [at('gone')]: 'a link that leads nowhere',
    [at('loop')]: 'a link that leads in a circle',
    [at('p.ndjson')]: 'a pipe',
  });
});

test('a pipe that is named is read, once, whatever it is called', async () => {
  const folder = temporaryFolder();
  const lake = join(folder, 'lake');
  const content = Buffer.from(ndjson([ticket(), ticket({ ticket_id: 'T-2' })]));
  pipe(join(folder, 'one'), content);
  const first = await ingest(join(folder, 'one'), '--lake', lake);
  expect(first).toMatchObject({ exitCode: 0, answer: { accepted: 2, files_done_before: 0 } });
  pipe(join(folder, 'two'), content);
  const again = await ingest(join(folder, 'two'), '--lake', lake);
  expect(again).toMatchObject({ exitCode: 0, answer: { accepted: 0, files_done_before: 1 } });
  pipe(join(folder, 'packed'), gzipSync(ndjson([ticket({ ticket_id: 'T-3' })])));
  expect((await ingest(join(folder, 'packed'), '--lake', lake)).answer).toMatchObject({ accepted: 1 });
});

test('a pipe of CSV asks for a mapping, and is read by one', async () => {
  const folder = temporaryFolder();
  const lake = join(folder, 'lake');
  const csv = Buffer.from('nr;opened\n7;2026-05-01 10:00\n');
  pipe(join(folder, 'one'), csv);
  const without = await ingest(join(folder, 'one'), '--lake', lake);
  expect([without.exitCode, without.words]).toEqual([2, expect.stringContaining('--mapping FILE.yaml')]);
  const mapping = join(folder, 'm.yaml');
  writeFileSync(
    mapping,
    'source: s\nformat: csv\ntime_zone: UTC\nticket: {ticket_id: nr, opened_at: opened}\n',
  );
  pipe(join(folder, 'two'), csv);
  const mapped = await ingest(join(folder, 'two'), '--mapping', mapping, '--lake', lake);
  expect(mapped).toMatchObject({ exitCode: 0, answer: { accepted: 1 } });
});

test('a file of which nothing came in says why, and with control characters as escapes', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.ndjson.bz2'), Buffer.from('BZh91AY&SY'));
  writeFileSync(join(folder, 'a\u202e.log'), ndjson([ticket()]));
  writeFileSync(join(folder, 'some.ndjson'), `${ndjson([ticket()])}no record\n`);
  const { exitCode, words } = await ingest(folder, '--lake', join(folder, 'lake'));
  expect(exitCode).toBe(1);
  expect(words).toContain('a.ndjson.bz2: rejected, the first since: the object is packed by bzip2');
  expect(words).toContain('a\\u202e.log: rejected, the first since: the name ends in none of');
  expect(words).not.toContain('some.ndjson: rejected, the first since');
});
