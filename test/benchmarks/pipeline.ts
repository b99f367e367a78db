import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { curatedTables } from '../../functions/contract/lake/tables.ts';
import { openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { reports } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { runReport } from '../../functions/report/run-report.ts';
import type { BenchmarkResult } from './run.ts';

const cli = join(import.meta.dirname, '../../functions/cli/handback.mjs');

/** The whole demo as a user starts it, then curate from nothing and every report with its defaults on its lake. */
export async function benchmarkPipeline(): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const lake = join(folder, 'demo/lake');
    const demo = handback(['demo', '--out', join(folder, 'demo')]);
    for (const table of curatedTables) rmSync(join(lake, table), { recursive: true });
    const curate = handback(['curate', '--lake', lake]);
    const seconds = await runEveryReport(lake);
    const reported = Object.values(seconds).reduce((sum, value) => sum + value, 0);
    const figures = [
      { name: 'pipeline: the whole demo', value: demo, unit: 's', atMost: 60 },
      {
        name: 'pipeline: curate and every report on the demo year',
        value: curate + reported,
        unit: 's',
        atMost: 15,
      },
    ];
    return { name: 'pipeline', figures, details: { curate, reports: seconds } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Wall seconds of one command; its failure ends the benchmark. */
function handback(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench: handback ${args.join(' ')} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

/** Wall seconds of each report, one after another in one process as a service would run them. */
async function runEveryReport(lake: string): Promise<Record<string, number>> {
  const engine = await openDuckDbEngine({ folder: lake });
  const seconds: Record<string, number> = {};
  try {
    for (const report of reports) {
      const started = performance.now();
      await runReport(report, checkTextParameters(report, {}), defaultSettings, (sql) => engine.query(sql));
      seconds[report.name] = (performance.now() - started) / 1000;
    }
    return seconds;
  } finally {
    await engine.close();
  }
}
