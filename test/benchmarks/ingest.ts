import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandUsage, measureCommand } from './command/measure-command.ts';
import type { Figure } from './figures.ts';
import { writeEvents } from './ingest-events.ts';
import type { BenchmarkOptions, BenchmarkResult } from './run.ts';

const seed = 20_260_501;
const bytesPerEvent = 330;
const rounds = 3;

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly records: number;
}

/**
 * Ingest of gzip NDJSON into a new lake, beside the least that reading the file can cost and beside the usual
 * pick in Python, on the same file in the same run; once without language and sentiment of texts, which no bar and
 * no peer has, and once with them. Rounds alternate; the median of each counts. What is held against the yardstick is
 * processor time, which other jobs on the machine change least.
 */
export async function benchmarkIngest(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const path = join(folder, 'events.ndjson.gz');
    await writeEvents(path, options.events, seed);
    const runs: Runs = { yardstick: [], ingest: [], tagged: [], peer: [] };
    const python = options.withPeer ? preparePeer() : undefined;
    for (let round = 0; round < rounds; round++) {
      runs.yardstick.push(measureNode('ingest-yardstick.ts', [path]));
      runs.ingest.push(ingestOnce(path, join(folder, 'lake'), 'untagged'));
      runs.tagged.push(ingestOnce(path, join(folder, 'lake')));
      if (python !== undefined)
        runs.peer.push(measure(python, [file('peer/ingest.py'), path, join(folder, 'peer')]));
    }
    const big = options.bigBytes > 0 ? await ingestBig(folder, options.bigBytes) : undefined;
    return { name: 'ingest', figures: figures(runs, big), details: { ...runs, big } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Runs = Record<'yardstick' | 'ingest' | 'tagged' | 'peer', Measured[]>;

function figures(runs: Runs, big: CommandUsage | undefined): Figure[] {
  const cost = (name: keyof Runs) => median(runs[name], 'cpuSeconds');
  const wall = (name: keyof Runs) => median(runs[name], 'seconds');
  const over = (name: 'ingest' | 'tagged') => cost(name) / cost('yardstick');
  const found: Figure[] = [
    {
      name: 'ingest: processor time over the yardstick',
      value: over('ingest'),
      unit: '×',
      atMost: 6.5,
      aim: 4.5,
    },
    { name: 'ingest: the same with language and sentiment', value: over('tagged'), unit: '×' },
    { name: 'ingest: records a second', value: runs.ingest[0]!.records / wall('ingest'), unit: '1/s' },
  ];
  if (runs.peer.length > 0) {
    found.push({
      name: 'ingest: peer over ours, wall time',
      value: wall('peer') / wall('ingest'),
      unit: '×',
      atLeast: 2.2,
      aim: 2.5,
    });
  }
  if (big !== undefined) {
    const { peakMiB: value } = big;
    found.push({ name: 'ingest: peak memory, big object', value, unit: 'MiB', atMost: 512, aim: 400 });
  }
  return found;
}

const median = (runs: readonly Measured[], of: 'seconds' | 'cpuSeconds'): number =>
  runs.map((run) => run[of]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;

const file = (name: string): string => join(import.meta.dirname, name);

const measureNode = (script: string, args: readonly string[]): Measured =>
  measure(process.execPath, [file(script), ...args]);

function ingestOnce(path: string, lake: string, ...tagging: readonly string[]): Measured {
  rmSync(lake, { recursive: true, force: true });
  return measureNode('ingest-run.ts', [path, lake, ...tagging]);
}

/** The command on one large object: it reads it in a worker with a bounded heap, which a call of the function does not. */
async function ingestBig(folder: string, bytes: number): Promise<CommandUsage> {
  const path = join(folder, 'big.ndjson.gz');
  await writeEvents(path, Math.ceil(bytes / bytesPerEvent), seed);
  return measureCommand(['ingest', path, '--lake', join(folder, 'lake-of-big')], folder);
}

/** Runs a script that prints what it measured as JSON, in a process of its own. */
function measure(command: string, args: readonly string[]): Measured {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 20 });
  if (status !== 0) throw new Error(`bench: ${args[0]} failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

/** Makes the peer's virtual environment when it is not there. @returns its Python */
function preparePeer(): string {
  const { status, stdout, stderr } = spawnSync('sh', [file('peer/prepare.sh')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench: the peer cannot be prepared: ${stderr}`);
  return stdout.trim();
}
