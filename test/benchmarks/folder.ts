import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeEvents } from './ingest-events.ts';
import type { BenchmarkOptions, BenchmarkResult } from './run.ts';

const cli = join(import.meta.dirname, '../../functions/cli/handback.mjs');
const files = 8;
const rounds = 3;

/** A folder of files ingested by one worker and by two, in turns; the median of each counts. */
export async function benchmarkFolder({ events }: BenchmarkOptions): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const inbox = join(folder, 'in');
    mkdirSync(inbox);
    for (let no = 0; no < files; no++)
      await writeEvents(join(inbox, `${no}.ndjson.gz`), Math.ceil(events / files), no + 1);
    const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
    for (let round = 0; round < rounds; round++)
      for (const jobs of [1, 2] as const) seconds[jobs].push(ingest(inbox, join(folder, 'lake'), jobs));
    const [one, two] = [median(seconds[1]), median(seconds[2])];
    const figures = [
      { name: 'folder: one worker over two', value: one / two, unit: '×', atLeast: 1.8, aim: 1.95 },
      { name: 'folder: records a second, two workers', value: events / two, unit: '1/s' },
    ];
    return { name: 'folder', figures, details: { seconds } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Wall seconds of the command into a new lake. */
function ingest(inbox: string, lake: string, jobs: number): number {
  rmSync(lake, { recursive: true, force: true });
  const args = [cli, 'ingest', inbox, '--lake', lake, '--jobs', String(jobs)];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`bench: ingest ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
