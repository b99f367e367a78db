import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { registerIngest } from '../../functions/cli/load/ingest.ts';
import { registerCurate } from '../../functions/cli/run/curate.ts';
import { answer, ndjson, ticket } from '../ingest/sample-events.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCommand } from './run-command.ts';

/*
 * A lake that the process may read and not write to, and one that it may not even look into. Root may do anything, so
 * the commands run as another user: as root by changing to one, else by taking the rights from the folder.
 */
const command = join(import.meta.dirname, '../../functions/cli/handback.mjs');
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asOther = isRoot ? { uid: nobody, gid: nobody } : {};

/** Lets the other user pass a folder. */
const openTo = (folder: string): void => chmodSync(folder, (statSync(folder).mode & 0o7777) | 0o555);

/** What the commands compute with lies here. */
const scratch = temporaryFolder();
openTo(dirname(scratch));
chmodSync(scratch, 0o777);

function handback(...args: string[]): { code: number | null; words: string } {
  const env = {
    PATH: process.env.PATH,
    TMPDIR: scratch,
    HANDBACK_CUSTOMER_SECRET: 'a secret for the test only',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    ...asOther,
    env,
    encoding: 'utf8',
  });
  return { code: status, words: stdout + stderr };
}

const everything = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

/** Whether the other user gets at this program at all: it may lie where only root may go. */
const canRun = handback('--version').code === 0;
const isReady = process.platform !== 'win32' && canRun;
if (!isReady) console.error('SKIPPED: rights of lakes: no process without rights can be started here');

let pristine: string;
let file: string;
beforeAll(async () => {
  const inbox = temporaryFolder();
  openTo(inbox);
  pristine = join(temporaryFolder(), 'lake');
  file = join(inbox, 'a.ndjson');
  writeFileSync(file, ndjson([ticket(), answer()]));
  expect((await runCommand(registerIngest, ['ingest', file, '--lake', pristine])).exitCode).toBe(0);
  expect((await runCommand(registerCurate, ['curate', '--lake', pristine])).exitCode).toBe(0);
}, 180_000);

const locked: string[] = [];
afterEach(() => {
  for (const folder of locked.splice(0)) chmodSync(folder, 0o755);
});

/** A copy of the lake; its folders get these rights. */
function lakeWith(mode: number): string {
  const folder = temporaryFolder();
  openTo(folder);
  const lake = join(folder, 'lake');
  cpSync(pristine, lake, { recursive: true });
  const folders = [lake, ...everything(lake).map((name) => join(lake, name))];
  for (const path of folders)
    if (statSync(path).isDirectory()) chmodSync(path, path === lake ? mode : mode | 0o111);
  locked.push(lake);
  return lake;
}

const days = ['--from', '2026-05-01', '--to', '2026-05-02'];

test.skipIf(!isReady)(
  'what only reads works on a lake that cannot be written to',
  () => {
    const lake = lakeWith(0o555);
    const before = everything(lake);
    const report = handback('report', 'tickets', '--lake', lake, ...days);
    expect(report).toMatchObject({ code: 0, words: expect.not.stringMatching(/EACCES|Error/) });
    expect(handback('reconcile', '--lake', lake).code).toBe(0);
    expect(handback('quarantine', 'list', '--lake', lake).code).toBe(0);
    expect(everything(lake)).toEqual(before);
  },
  60_000,
);

test.skipIf(!isReady)(
  'what writes says in a sentence that it cannot, and leaves the lake as it was',
  () => {
    const lake = lakeWith(0o555);
    const before = everything(lake);
    const writing = [['ingest', file], ['curate'], ['detect'], ['retract', '--object', 'a.ndjson']];
    for (const args of writing) {
      const { code, words } = handback(...args, '--lake', lake);
      expect([args[0], code, words]).toEqual([
        args[0],
        2,
        `handback: the lake at ${lake} cannot be written to: this user may not open it (permission denied)\n`,
      ]);
    }
    expect(everything(lake)).toEqual(before);
  },
  60_000,
);

test.skipIf(!isReady)(
  'a lake that cannot be looked into, and a place where none can be made',
  () => {
    const lake = lakeWith(0o000);
    const closed = handback('report', 'tickets', '--lake', lake, ...days);
    expect(closed.code).toBe(2);
    expect(closed.words).toBe(
      `handback: no lake can be opened at ${lake}: this user may not open it (permission denied)\n`,
    );
    const made = handback('ingest', file, '--lake', join(lakeWith(0o555), 'new'));
    expect(made.code).toBe(2);
    expect(made.words).toMatch(
      /^handback: no lake can be made at \S+: this user may not open it \(permission denied\)\n$/,
    );
  },
  60_000,
);

test.skipIf(!isReady)(
  'a folder of files into which this user may not look does not keep the others',
  () => {
    const inbox = temporaryFolder();
    openTo(inbox);
    for (const name of ['a.ndjson', 'b.ndjson'])
      writeFileSync(join(inbox, name), ndjson([ticket({ ticket_id: name })]));
    chmodSync(join(inbox, 'b.ndjson'), 0o000);
    const open = temporaryFolder();
    chmodSync(open, 0o777);
    const { code, words } = handback('ingest', inbox, '--lake', join(open, 'lake'));
    expect(code).toBe(3);
    expect(words).toMatch(/b\.ndjson: .*this user may not open it \(permission denied\)/);
    expect(words).toContain('a.ndjson: 1 row read: 1 event made');
  },
  60_000,
);
