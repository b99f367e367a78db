import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BenchmarkResult } from './run.ts';

const brands = 500;
const scopes = 9;
const strata = 3;
const days = { before: 182, after: 90 };
const changeDay = '2025-01-06';

/** `backtest` over 500 brands × 9 scopes × 3 strata × 272 days in one Parquet file, as a user starts it. */
export async function benchmarkBacktest(): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const facts = join(folder, 'facts.parquet');
    const rows = await writeFacts(facts);
    const changes = join(folder, 'changes.ndjson');
    writeFileSync(changes, `${JSON.stringify(change)}\n`);
    const { seconds, peakBytes, looks } = runBacktest(folder, facts, changes);
    const figures = [
      { name: 'backtest: wall time, 500 brands', value: seconds, unit: 's', atMost: 60 },
      { name: 'backtest: peak memory', value: peakBytes / 2 ** 20, unit: 'MiB', atMost: 2048 },
    ];
    return { name: 'backtest', figures, details: { rows, looks } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const change = {
  event: 'routing_change',
  schema: 1,
  source: 'bench',
  occurred_at: `${changeDay}T00:00:00Z`,
  change_id: 'bench',
  effective_at: `${changeDay}T00:00:00Z`,
  kind: 'ai_rollout',
  selector: { market: ['m0'] },
};

/** About seven answers a day and stratum, scores of 1 to 5; returns the number of rows. */
async function writeFacts(path: string): Promise<number> {
  const instance = await DuckDBInstance.create();
  const engine = await instance.connect();
  await engine.run('set threads = 1');
  await engine.run('select setseed(0.5)');
  await engine.run(`
    copy (
      select
        strftime(date '${changeDay}' + cast(day - ${days.before} as integer), '%Y-%m-%d') as dt,
        'b' || lpad(cast(brand as varchar), 3, '0') as brand,
        'm' || scope as market, 'chat' as channel, 'all' as queue,
        'i' || stratum as intent, 'en' as language, 'normal' as priority, '*' as handler_kind,
        'csat' as metric, 0 as lag_days, n, total, total * total / n + 1.5 * n as total_squares
      from (
        select *, cast(floor(n * (3.5 + random())) as double) as total
        from (
          select b.range as brand, s.range as scope, k.range as stratum, d.range as day,
            cast(4 + floor(6 * random()) as double) as n
          from range(${brands}) b, range(${scopes}) s, range(${strata}) k, range(${days.before + days.after}) d
        )
      )
      order by brand, scope, stratum, day
    ) to '${path}' (format parquet, compression zstd)`);
  instance.closeSync();
  return brands * scopes * strata * (days.before + days.after);
}

/** Runs the command in a process of its own, which writes its peak memory to a file when it ends. */
function runBacktest(
  folder: string,
  facts: string,
  changes: string,
): { seconds: number; peakBytes: number; looks: number } {
  const peak = join(folder, 'peak');
  const watch = join(folder, 'watch.mjs');
  writeFileSync(
    watch,
    `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS * 1024)));`,
  );
  const main = join(import.meta.dirname, '../../functions/cli/main.ts');
  const looks = join(folder, 'looks.ndjson');
  const command = ['backtest', '--facts', facts, '--changes', changes, '--out', looks, '--json'];
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', watch, main, ...command], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`bench: backtest ended with ${status}: ${stderr}`);
  const told = JSON.parse(stdout) as { looks: number };
  return { seconds, peakBytes: Number(readFileSync(peak, 'utf8')), looks: told.looks };
}
