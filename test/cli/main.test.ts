import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerDetect } from '../../functions/cli/run/detect.ts';
import manifest from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../temporary-folder.ts';
import { runCommand } from './run-command.ts';

const command = join(import.meta.dirname, '../../functions/cli/handback.mjs');
const handback = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

test('the version, and exit codes in every help', () => {
  expect(handback('--version')).toMatchObject({ status: 0, stdout: `${manifest.version}\n` });
  expect(handback('ingest', '--help').stdout).toMatch(
    /Exit codes:\n {2}0 {2}done\n {2}1 .*\n {2}2 .*\n {2}3 /,
  );
});

test('days of looks that lie after the last one are refused', async () => {
  const lake = temporaryFolder();
  const args = ['detect', '--lake', lake, '--from', '2026-11-15', '--as-of', '2026-11-10'];
  const { exitCode, words } = await runCommand(registerDetect, args);
  expect(exitCode).toBe(2);
  expect(words).toContain('--from 2026-11-15 lies after --as-of 2026-11-10');
});
