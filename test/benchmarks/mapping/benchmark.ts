import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Figure } from '../figures.ts';
import type { BenchmarkResult } from '../run.ts';
import type { Kind } from './records.ts';

interface Measured {
  readonly cpuSeconds: number;
  readonly parseSeconds: number;
  readonly records: number;
  readonly events: number;
}

/** Records a second of a core that is aimed at. */
const aims: Record<Kind, number> = { flat: 60_000, zendesk: 20_000, intercom: 20_000 };
const rounds = 3;
/** So many that compiling what runs hot, which a file of any size pays once, does not decide. */
const records: Record<Kind, number> = { flat: 100_000, zendesk: 60_000, intercom: 20_000 };

/**
 * What a mapping, the contract and redaction take of a core, by processor time, beside JSON.parse of the same lines in
 * the same process. Kinds alternate; the best round of each counts, since other work on the machine only adds.
 */
export async function benchmarkMapping(): Promise<BenchmarkResult> {
  const kinds = Object.keys(aims) as Kind[];
  const runs = Object.fromEntries(kinds.map((kind) => [kind, [] as Measured[]])) as Record<Kind, Measured[]>;
  for (let round = 0; round < rounds; round++) for (const kind of kinds) runs[kind].push(measure(kind));
  return { name: 'mapping', figures: kinds.flatMap((kind) => figures(kind, runs[kind])), details: runs };
}

function figures(kind: Kind, runs: readonly Measured[]): Figure[] {
  const seconds = Math.min(...runs.map(({ cpuSeconds }) => cpuSeconds));
  const parse = Math.min(...runs.map(({ parseSeconds }) => parseSeconds));
  return [
    {
      name: `mapping, ${kind}: records a second of a core`,
      value: records[kind] / seconds,
      unit: '1/s',
      aim: aims[kind],
    },
    {
      name: `mapping, ${kind}: events a second of a core`,
      value: (runs[0]?.events ?? 0) / seconds,
      unit: '1/s',
    },
    { name: `mapping, ${kind}: processor time over JSON.parse`, value: seconds / parse, unit: '×' },
  ];
}

function measure(kind: Kind): Measured {
  const script = join(import.meta.dirname, 'run.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, kind, String(records[kind])], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`bench: mapping of ${kind} failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}
