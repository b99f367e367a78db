import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ingestEnvironment } from '../../functions/cli/terminal/ingest-environment.ts';
import { openLake } from '../../functions/cli/terminal/open-lake.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { reconcile } from '../../functions/ingest/reconcile.ts';
import { compact, continueRewrites } from '../../functions/maintain/compact.ts';
import { defaultRules } from '../../functions/maintain/plan-compaction.ts';
import { rewritableTables } from '../../functions/maintain/rewrite/rewrite.ts';
import { openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import type { InputObject, ObjectStore } from '../../functions/platform/ports.ts';
import { createTally, generateStory } from '../../functions/simulate/story/story.ts';
import { tagNothing } from '../../functions/tag/text-tagger.ts';
import type { BenchmarkResult } from './run.ts';

/** Four months of a quarter of the demo, as if every source had exported every day. */
const scale = 0.25;
const until = Date.UTC(2025, 4, 1);
const exportsAWeek = 7;

const queries = {
  'all days, one column': 'select count(distinct ticket_id) from ticket_events_current',
  'ten weeks': `select count(*) from ticket_events_current where dt between '2025-02-01' and '2025-04-10'`,
  'the ledger': 'select max(last_dt), count(*) from ingest_ledger_current',
};

/** Puts months of daily exports together: files and query times before and after, and what the rewriting took. */
export async function benchmarkCompaction(): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const filled = await fillLake(folder);
    const store = createFolderStore(folder);
    const before = await look(folder, store);
    const started = performance.now();
    const done = await compact({ store, now: Date.now() }, { ...defaultRules, minAgeMs: 0 });
    const seconds = (performance.now() - started) / 1000;
    const doubled = await look(folder, store);
    await continueRewrites({ store, tagger: tagNothing, now: Date.now() + defaultRules.minAgeMs * 2 });
    const after = await look(folder, store);
    const peakMib = process.resourceUsage().maxRSS / 1024;
    const figures = [
      { name: 'compaction: files before', value: before.files, unit: 'files' },
      { name: 'compaction: files after', value: after.files, unit: 'files' },
      { name: 'compaction: files put together a second', value: done.files / seconds, unit: 'files/s' },
      { name: 'compaction: peak memory of this process', value: peakMib, unit: 'MiB' },
      ...Object.keys(queries).flatMap((name) => [
        { name: `compaction: ${name}, before`, value: before.seconds[name]!, unit: 's' },
        { name: `compaction: ${name}, after`, value: after.seconds[name]!, unit: 's' },
      ]),
    ];
    const violations = [before, doubled, after].map((state) => state.violations);
    return {
      name: 'compaction',
      figures,
      details: { ...filled, done, seconds, before, doubled, after, violations },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillLake(folder: string): Promise<{ objects: number; events: number }> {
  const lake = await openLake(folder, { create: true });
  const environment = await ingestEnvironment(lake, { say: console.error });
  let [objects, events] = [0, 0];
  for (const { path, text, arrivedAt } of generateStory({ seed: 1, scale }, createTally())) {
    if (arrivedAt > until) break;
    const lines = text.split('\n').filter((line) => line !== '');
    const size = Math.ceil(lines.length / exportsAWeek);
    for (let part = 0; part * size < lines.length; part++) {
      const bytes = Buffer.from(lines.slice(part * size, (part + 1) * size).join('\n'));
      const object = toObject(`${part}/${path.replace('.gz', '')}`, bytes, arrivedAt);
      const { accepted } = await ingestObject(object, environment, {
        source: path.slice(0, path.indexOf('/')),
      });
      events += accepted;
      objects++;
    }
  }
  return { objects, events };
}

const toObject = (key: string, bytes: Buffer, arrivedAt: number): InputObject => ({
  bucket: 'bench',
  key,
  version: '1',
  size: bytes.length,
  arrivedAt,
  open: () => Readable.from([bytes], { objectMode: false }),
});

async function look(folder: string, store: ObjectStore) {
  const engine = await openDuckDbEngine({ folder });
  try {
    const seconds: Record<string, number> = {};
    for (const [name, sql] of Object.entries(queries)) {
      const started = performance.now();
      await engine.query(sql);
      seconds[name] = (performance.now() - started) / 1000;
    }
    const byTable: Record<string, number> = {};
    for (const table of rewritableTables)
      byTable[table] = (await Array.fromAsync(store.list(`${table}/`))).length;
    const files = Object.values(byTable).reduce((sum, count) => sum + count, 0);
    return { files, byTable, seconds, violations: (await reconcile(engine)).violations };
  } finally {
    await engine.close();
  }
}
