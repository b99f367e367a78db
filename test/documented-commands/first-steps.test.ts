import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { registerReport } from '../../functions/cli/ask/report.ts';
import { registerIngest } from '../../functions/cli/load/ingest.ts';
import { registerQuarantine } from '../../functions/cli/quarantine/quarantine.ts';
import { registerCurate } from '../../functions/cli/run/curate.ts';
import { registerReconcile } from '../../functions/cli/run/reconcile.ts';
import { runCommand } from '../cli/run-command.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { commandsOf } from './commands.ts';

const register = (program: Command): void => {
  for (const add of [registerIngest, registerCurate, registerReport, registerQuarantine, registerReconcile])
    add(program);
};

/** The commands for a first file, as they stand on the page; only the lake lies in a folder that goes again. */
describe.each([
  ['README.md', 'Your own export in five minutes'],
  ['examples/phonenow/README.md', undefined],
  ['examples/incident-log/README.md', undefined],
  ['examples/reviews/README.md', undefined],
])('%s', (page, section) => {
  test('every command does what it says', async () => {
    const folder = temporaryFolder();
    const commands = commandsOf(page, section).filter(({ command }) => command.startsWith('npx handback '));
    expect(commands.length).toBeGreaterThan(2);
    for (const { command } of commands) {
      const [, , ...args] = command.split(' ');
      args[args.indexOf('--lake') + 1] = join(folder, args[args.indexOf('--lake') + 1]!);
      const { exitCode, answer, words } = await runCommand(register, args);
      expect(exitCode, `${command}\n${words}`).toBe(0);
      const rows = (answer as { rows?: unknown[] }).rows;
      if (args[0] === 'report') expect(rows?.length, command).toBeGreaterThan(0);
    }
  });
});
