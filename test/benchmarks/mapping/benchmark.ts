import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figures.ts';
import { writeEvents } from '../ingest-events.ts';
import type { BenchmarkResult } from '../run.ts';
import type { Kind } from './records.ts';

interface Measured {
  readonly cpuSeconds: number;
  readonly records: number;
  /** Of what mappings make. */
  readonly events?: number;
  /** Of JSON.parse of the same lines. */
  readonly parseSeconds?: number;
}

/** Canonical records as the command reads a file of them, and by the stages alone that mapped records are measured by. */
type Canonical = 'whole' | 'canonical';
type Runs = Record<Kind | Canonical, Measured[]>;

/** Records a second of a core that is aimed at, where ingest reads 100,000 canonical ones. */
const aims: Partial<Record<Kind, number>> = { flat: 60_000, zendesk: 20_000, intercom: 20_000 };
const readWithThem = 100_000;
const rounds = 3;
/** So many that compiling what runs hot, which a file of any size pays once, does not decide. */
const records: Record<Kind | Canonical, number> = {
  ...{ whole: 200_000, canonical: 100_000 },
  ...{ flat: 100_000, zendesk: 60_000, intercom: 20_000, long: 8_000 },
};
const kinds = ['flat', 'zendesk', 'intercom', 'long'] as const satisfies readonly Kind[];

/**
 * What a record takes of a core from its line to rows of the lake, by processor time, beside canonical records by the same
 * stages, what ingest takes of these in all, and JSON.parse of the same lines. A machine's speed changes all of them alike,
 * so the bars are ratios. Kinds alternate; the best round of each counts, since other work on the machine only adds.
 */
export async function benchmarkMapping(): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const path = join(folder, 'events.ndjson.gz');
    await writeEvents(path, records.whole, 20_260_501);
    const runs: Runs = { whole: [], canonical: [], flat: [], zendesk: [], intercom: [], long: [] };
    for (let round = 0; round < rounds; round++) {
      const lake = join(folder, `lake-${round}`);
      runs.whole.push(measure('../ingest-run.ts', path, lake, 'untagged'));
      for (const kind of ['canonical', ...kinds] as const)
        runs[kind].push(measure('run.ts', kind, String(records[kind])));
    }
    return { name: 'mapping', figures: figuresOf(runs), details: runs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(runs: Runs): Figure[] {
  const [whole, stages] = [perSecond(runs.whole), perSecond(runs.canonical)];
  return [
    { name: 'mapping: canonical records a second of a core, all of ingest', value: whole, unit: '1/s' },
    { name: 'mapping: canonical records a second of a core, the stages alone', value: stages, unit: '1/s' },
    ...kinds.flatMap((kind) => figures(kind, runs[kind], whole, stages)),
  ];
}

/**
 * @param whole canonical records a second of all of ingest
 * @param stages of the stages that records of the kind go through
 */
function figures(kind: Kind, runs: readonly Measured[], whole: number, stages: number): Figure[] {
  const value = perSecond(runs);
  const [{ records: count, events = 0 }] = runs as [Measured];
  const aim = aims[kind];
  const name = `mapping, ${kind}`;
  const bar = aim === undefined ? {} : { atLeast: aim / readWithThem };
  return [
    { name: `${name}: records a second of a core`, value, unit: '1/s', ...(aim && { aim }) },
    {
      name: `${name}: records for a canonical one of all of ingest`,
      value: value / whole,
      unit: '×',
      ...bar,
    },
    { name: `${name}: records for a canonical one of the same stages`, value: value / stages, unit: '×' },
    {
      name: `${name}: events for a canonical record of the same stages`,
      value: (value * events) / count / stages,
      unit: '×',
    },
    {
      name: `${name}: processor time over JSON.parse`,
      value: least(runs, 'cpuSeconds') / least(runs, 'parseSeconds'),
      unit: '×',
    },
  ];
}

const least = (runs: readonly Measured[], of: 'cpuSeconds' | 'parseSeconds'): number =>
  Math.min(...runs.map((run) => run[of] ?? Number.NaN));

const perSecond = (runs: readonly Measured[]): number =>
  (runs[0]?.records ?? Number.NaN) / least(runs, 'cpuSeconds');

/** Runs a script that prints what it measured as JSON, in a process of its own. */
function measure(script: string, ...args: readonly string[]): Measured {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, script), ...args],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`bench: mapping of ${args[0]} failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}
