/**
 * Curates a lake of nasty histories and says how long each step took, as JSON. With `--check`, compares every row
 * of episodes, surveys and facts with the plain computation of test/curate/oracle: full, incremental and as of an
 * earlier moment.
 *
 *   node test/benchmarks/curate.ts --tickets 200000 --days 365 --check
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { curatedTables } from '../../functions/contract/lake/tables.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import { differences } from '../curate/compare.ts';
import { computeOracle } from '../curate/oracle/compute.ts';
import { firstDay, renderHistory } from '../curate/oracle/histories/histories.ts';
import { day, type History } from '../curate/oracle/rows.ts';
import { defaultOracleSettings } from '../curate/oracle/tickets.ts';
import { writeHistory } from '../curate/write-lake.ts';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '110000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
    check: { type: 'boolean', default: false },
  },
});
const tickets = Number(values.tickets);
const days = Number(values.days);
const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
const beside = mkdtempSync(join(tmpdir(), 'handback-bench-earlier-'));
const settings = defaultSettings;
const engine = await openDuckDbEngine({ folder });
const seconds: Record<string, number> = {};
let wrong = 0;

async function timed<T>(step: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  seconds[step] = Math.round(performance.now() - start) / 1000;
  console.error(`${step}: ${seconds[step]} s`);
  return result;
}

const curate = (now: number, runId: string) =>
  runCurate({ engine, store: createFolderStore(folder), settings, clock: () => now, runId });

async function check(step: string, history: History, known: number, lake = engine): Promise<void> {
  if (!values.check) return;
  const oracle = await timed(`${step}: oracle`, async () =>
    computeOracle(history, known, defaultOracleSettings),
  );
  const found = await timed(`${step}: comparison`, () => differences(lake, oracle));
  wrong += found.length;
  console.error(
    `${step}: ${oracle.episodes.length} episodes, ${found.length} differences`,
    found.slice(0, 5),
  );
}

const history = renderHistory({ seed: Number(values.seed), tickets, days, lateShare: 0.01 });
const before = firstDay + (days - 2) * day;
const after = firstDay + (days + 120) * day;
const isEarly = ({ ingested_at }: { ingested_at: number }) => ingested_at <= before;
const part = (isWanted: typeof isEarly): History => ({
  tickets: history.tickets.filter(isWanted),
  csats: history.csats.filter(isWanted),
});
await timed('writing', () => writeHistory(engine, part(isEarly)));
const full = await timed('full run', () => curate(before, 'full'));
await check('full', part(isEarly), before);
await writeHistory(
  engine,
  part((row) => !isEarly(row)),
);
const incremental = await timed('incremental run', () => curate(after, 'incremental'));
await check('incremental', history, after);
await timed('daily_facts, all metrics', () =>
  engine.query('select metric, sum(n) from daily_facts group by metric'),
);
await timed('daily_facts, one metric', () =>
  engine.query("select sum(n) from daily_facts where metric = 'csat'"),
);
if (values.check) {
  const earlier = await openDuckDbEngine({
    folder,
    elsewhere: { folder: beside, tables: curatedTables },
  });
  const store = createFolderStore(beside);
  await timed('earlier view', () =>
    runCurate({ engine: earlier, store, settings, clock: () => after, runId: 'earlier', knownAt: before }),
  );
  await check('earlier', history, before, earlier);
  await earlier.close();
}
await engine.close();
for (const path of [folder, beside]) rmSync(path, { recursive: true });
const events = history.tickets.length + history.csats.length;
console.log(
  JSON.stringify({ tickets, days, events, full, incremental, seconds, differences: wrong }, null, 2),
);
process.exitCode = wrong === 0 ? 0 : 1;
