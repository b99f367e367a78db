import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../../../functions/cli/handback.mjs');
const preload = join(import.meta.dirname, 'note-usage.mjs');

/** What a command has used: wall and processor seconds, and the peak of its resident memory. */
export interface CommandUsage {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}

/**
 * Runs `handback ARGS…` in a process of its own, as a user does.
 * @param folder where the process notes what it has used
 * @throws when it ends with more than 1, which says that it found something
 */
export function measureCommand(args: readonly string[], folder: string): CommandUsage {
  const usage = join(folder, 'usage.json');
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, cli, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, USAGE_FILE: usage },
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0 && status !== 1)
    throw new Error(`bench: handback ${args.join(' ')} ended with ${status}: ${stderr}`);
  const used = JSON.parse(readFileSync(usage, 'utf8')) as NodeJS.ResourceUsage;
  const cpuSeconds = (used.userCPUTime + used.systemCPUTime) / 1e6;
  return { seconds, cpuSeconds, peakMiB: used.maxRSS / 1024 };
}
