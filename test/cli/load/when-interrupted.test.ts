import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { ndjson, ticket } from '../../ingest/sample-events.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const command = join(import.meta.dirname, '../../../functions/cli/handback.mjs');

test.each([1, 2])(
  'interrupted with %i at once, ingest says what is done, and the same command goes on there',
  async (jobs) => {
    const folder = temporaryFolder();
    const [inbox, lake] = [join(folder, 'in'), join(folder, 'lake')];
    mkdirSync(inbox);
    const files = 40;
    for (let file = 0; file < files; file++)
      writeFileSync(join(inbox, `${file}.ndjson`), ndjson([ticket({ ticket_id: `t${file}` })]));
    const child = spawn(process.execPath, [command, 'ingest', inbox, '--lake', lake, '--jobs', String(jobs)]);
    let words = '';
    child.stdout.on('data', (text) => {
      if (words === '') child.kill('SIGINT');
      words += text;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(code, words).toBe(130);
    expect(words).toMatch(/\d+ of \d+ files read/);
    expect(words).toMatch(/interrupted: .*\d+ of 40 files are left: the same command goes on there\n$/);
    const rest = await runCommand(registerIngest, ['ingest', inbox, '--lake', lake]);
    expect(rest.exitCode).toBe(0);
    const { accepted, files_done_before } = rest.answer as { accepted: number; files_done_before: number };
    expect(files_done_before).toBeGreaterThan(0);
    expect(accepted).toBe(files - files_done_before);
  },
  120_000,
);
