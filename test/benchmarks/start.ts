import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figures.ts';
import type { BenchmarkOptions, BenchmarkResult } from './run.ts';

/** Fresh processes of each command, after one that fills the cache of compiled code. */
const processes = 10;
const command = fileURLToPath(new URL('../../functions/cli/handback.mjs', import.meta.url));

/** How long a user waits for the help and, with a lake, for a report and for the page on its worst finding: median of fresh processes. */
export async function benchmarkStart({ lake }: BenchmarkOptions): Promise<BenchmarkResult> {
  const figures = [timed('handback --help', ['--help'], 250)];
  if (lake !== undefined) {
    const report = ['report', 'claim_gap', '--lake', lake, '--json'];
    figures.push(timed('a report', report, 800));
    const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
    const page = ['evidence', '--lake', lake, '--out', join(folder, 'page.html')];
    figures.push(timed('the page on the worst finding', page, 2000));
    rmSync(folder, { recursive: true });
  }
  return { name: 'start', figures, details: { processes, lake } };
}

function timed(name: string, args: readonly string[], atMost: number): Figure {
  run(args);
  const times = Array.from({ length: processes }, () => run(args)).sort((a, b) => a - b);
  return {
    name: `start: ${name}, median of ${processes}`,
    value: times[processes >> 1]!,
    unit: 'ms',
    atMost,
  };
}

/** @returns milliseconds */
function run(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`bench: handback ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}
