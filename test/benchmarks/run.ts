/** Measures, prints a line for each figure with its bar, and writes JSON to stdout or to a file; `--help` says how to ask. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { readArguments, usageOf } from './arguments.ts';
import { benchmarkBackfill } from './backfill.ts';
import { benchmarkBacktest } from './backtest.ts';
import { benchmarkCompaction } from './compaction.ts';
import { type Figure, isMissed, sayFigure } from './figures.ts';
import { benchmarkFolder } from './folder.ts';
import { benchmarkGrowth } from './growth/benchmark.ts';
import { benchmarkIngest } from './ingest.ts';
import { benchmarkInit } from './init.ts';
import { benchmarkMapping } from './mapping/benchmark.ts';
import { benchmarkPipeline } from './pipeline.ts';
import { benchmarkStart } from './start.ts';

export interface BenchmarkResult {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly details: unknown;
}

export interface BenchmarkOptions {
  /** Events of the timed run. */
  readonly events: number;
  /** Unpacked size of the object of the memory run, bytes; 0 leaves it out. */
  readonly bigBytes: number;
  /** Whether the peer is measured too: needs Python and the network, once. */
  readonly withPeer: boolean;
  /** A lake that a report is asked of. */
  readonly lake: string | undefined;
  /** Shares of the demo's year that growth is measured at. */
  readonly scales: readonly number[];
}

/** Adding a benchmark is adding a line. */
const benchmarks: Record<string, (options: BenchmarkOptions) => Promise<BenchmarkResult>> = {
  compaction: benchmarkCompaction,
  ingest: benchmarkIngest,
  folder: benchmarkFolder,
  growth: benchmarkGrowth,
  init: benchmarkInit,
  mapping: benchmarkMapping,
  pipeline: benchmarkPipeline,
  backtest: benchmarkBacktest,
  backfill: benchmarkBackfill,
  start: benchmarkStart,
};

const names = Object.keys(benchmarks);

/** Ends with the usage where it is asked for, or where the arguments are wrong. */
function readOrSayUsage() {
  try {
    const parsed = readArguments(process.argv.slice(2), names);
    if (!parsed.values.help) return parsed;
    process.stdout.write(usageOf(names));
    process.exit(0);
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n\n${usageOf(names)}`);
    process.exit(2);
  }
}

const { values, positionals } = readOrSayUsage();
const options = {
  events: Number(values.events),
  bigBytes: Number(values.big),
  withPeer: values.peer,
  lake: values.lake,
  scales: values.scales.split(',').map(Number),
};
const results: BenchmarkResult[] = [];
for (const name of positionals.length > 0 ? positionals : names) {
  results.push(await benchmarks[name]!(options));
}

for (const figure of results.flatMap(({ figures }) => figures)) {
  console.error(sayFigure(figure));
  if (isMissed(figure)) process.exitCode = 1;
}
const machine = { node: process.version, cpus: availableParallelism(), model: cpus()[0]?.model };
const report = `${JSON.stringify({ machine, options, results }, null, 2)}\n`;
if (values.out === undefined) process.stdout.write(report);
else writeFileSync(values.out, report);
