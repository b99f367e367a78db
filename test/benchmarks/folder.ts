import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeEvents } from './ingest-events.ts';
import type { BenchmarkOptions, BenchmarkResult } from './run.ts';

const cli = join(import.meta.dirname, '../../functions/cli/handback.mjs');
const files = 8;
const rounds = 3;

/**
 * A folder of files ingested by one worker, by two, and by two commands at once with half of the files each, in turns;
 * the median of each counts. Two commands show what the machine's second core adds: less than a core where two share one.
 */
export async function benchmarkFolder({ events }: BenchmarkOptions): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const halves = [join(folder, 'in/a'), join(folder, 'in/b')] as const;
    for (const half of halves) mkdirSync(half, { recursive: true });
    for (let no = 0; no < files; no++)
      await writeEvents(join(halves[no % 2]!, `${no}.ndjson.gz`), Math.ceil(events / files), no + 1);
    const seconds = { one: [] as number[], two: [] as number[], twoCommands: [] as number[] };
    const read = (inbox: string, lake: string, jobs: number) => ingest(inbox, join(folder, lake), jobs);
    for (let round = 0; round < rounds; round++) {
      seconds.one.push(await timed(() => read(join(folder, 'in'), 'lake', 1)));
      seconds.two.push(await timed(() => read(join(folder, 'in'), 'lake', 2)));
      seconds.twoCommands.push(
        await timed(() => Promise.all(halves.map((half, i) => read(half, `lake-${i}`, 1)))),
      );
    }
    const [one, two, commands] = [seconds.one, seconds.two, seconds.twoCommands].map(median) as [
      number,
      number,
      number,
    ];
    const figures = [
      { name: 'folder: one worker over two', value: one / two, unit: '×', atLeast: 1.8, aim: 1.95 },
      { name: 'folder: one worker over two commands at once', value: one / commands, unit: '×' },
      { name: 'folder: records a second, two workers', value: events / two, unit: '1/s' },
    ];
    return { name: 'folder', figures, details: { seconds } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Runs the command into a new lake. */
async function ingest(inbox: string, lake: string, jobs: number): Promise<void> {
  rmSync(lake, { recursive: true, force: true });
  const args = [cli, 'ingest', inbox, '--lake', lake, '--jobs', String(jobs)];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`bench: ingest ended with ${code}`);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
