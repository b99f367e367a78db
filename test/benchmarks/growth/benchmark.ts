import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CommandUsage, measureCommand } from '../command/measure-command.ts';
import type { Figure } from '../figures.ts';
import type { BenchmarkOptions, BenchmarkResult } from '../run.ts';

const seed = 20261;
/** Files that arrived so many days before the last one or less are kept back for the second load. */
const lastDays = 7;
const reports = ['claim_gap', 'ai_vs_human', 'quality_daily'];

interface Step extends CommandUsage {
  readonly name: string;
}

/**
 * What a lake costs as it grows: the demo's year at several scales (`--scales`, shares of its volume), each as a user
 * would load it: all but the last week, curated whole, then the last week and what it changes, a look of the detector,
 * three reports and the page on the worst finding. Wall and processor seconds and the peak memory of each command.
 */
export async function benchmarkGrowth({ scales }: BenchmarkOptions): Promise<BenchmarkResult> {
  const details = scales.map((scale) => ({ scale, steps: stepsAt(scale) }));
  const figures = details.flatMap(({ scale, steps }) =>
    steps.flatMap(({ name, seconds, peakMiB }): Figure[] => [
      { name: `growth: ${scale} × ${name}`, value: seconds, unit: 's' },
      { name: `growth: ${scale} × ${name}, peak`, value: peakMiB, unit: 'MiB' },
    ]),
  );
  return { name: 'growth', figures, details };
}

function stepsAt(scale: number): Step[] {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const story = join(folder, 'story');
    const made = [
      'simulate',
      '--scenario',
      'story',
      '--raw',
      '--seed',
      String(seed),
      '--scale',
      String(scale),
    ];
    measure('simulate', [...made, '--out', story], folder);
    const [inbox, last] = [join(story, 'exports'), join(folder, 'last')];
    keepBack(inbox, last);
    const lake = ['--lake', join(folder, 'lake')];
    return [
      measure('ingest', ['ingest', inbox, ...lake], folder),
      measure('curate from nothing', ['curate', ...lake], folder),
      measure('ingest of the last week', ['ingest', last, ...lake], folder),
      measure('curate after it', ['curate', ...lake], folder),
      measure('detect', ['detect', ...lake], folder),
      ...reports.map((report) =>
        measure(`report ${report}`, ['report', report, ...lake, '--format', 'csv'], folder),
      ),
      measure('page', ['evidence', ...lake, '--out', join(folder, 'page.html')], folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Moves the files that arrived last into a folder of their own. */
function keepBack(inbox: string, last: string): void {
  const files = readdirSync(inbox, { recursive: true, encoding: 'utf8' })
    .map((path) => ({ path, arrivedAt: statSync(join(inbox, path)) }))
    .filter(({ arrivedAt }) => arrivedAt.isFile())
    .map(({ path, arrivedAt }) => ({ path, arrivedAt: arrivedAt.mtimeMs }));
  const newest = Math.max(...files.map(({ arrivedAt }) => arrivedAt));
  for (const { path, arrivedAt } of files) {
    if (newest - arrivedAt >= lastDays * 86_400_000) continue;
    mkdirSync(dirname(join(last, path)), { recursive: true });
    renameSync(join(inbox, path), join(last, path));
  }
}

const measure = (name: string, args: readonly string[], folder: string): Step => ({
  name,
  ...measureCommand(args, folder),
});
