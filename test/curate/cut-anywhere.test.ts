import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { type SqlName, sqlText } from '../../functions/contract/lake/compose-sql.ts';
import { daysOf } from '../../functions/curate/plan-run.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { runSteps } from '../../functions/curate/statements.ts';
import { parquetRows } from '../../functions/parquet/parquet-columns.ts';
import type { Cell, ObjectStore, QueryEngine } from '../../functions/platform/ports.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

const lake = { from: '2025-01-01', to: '2025-02-15' };
const tables = Object.keys(runSteps);

/** One insert as the engine was told it. */
interface Inserted {
  readonly table: string;
  readonly runId: string;
  readonly knownAt: string;
  readonly from: string;
  readonly to: string;
}

const literals = (sql: string, pattern: RegExp): string => pattern.exec(sql)?.[1] ?? '';

/** A process that dies when it has written so often. */
function mortal(lives: number): () => void {
  let left = lives;
  return () => {
    left -= 1;
    if (left < 0) throw new Error('killed');
  };
}

/** An engine over commits in a store that remembers inserts. */
function engineOver(store: ObjectStore, inserted: Inserted[], write: () => void): QueryEngine {
  const isAbout = (sql: string, name: SqlName) => sql.startsWith(sqlText(name).split(':')[0]!);
  return {
    async query(sql) {
      if (sql === sqlText('curate/newest_commit')) return newestCommit(store);
      return isAbout(sql, 'curate/lake_days')
        ? table([{ first_dt: lake.from, last_dt: lake.to }])
        : table([]);
    },
    async insert(table, sql) {
      write();
      const [, from = '', to = ''] = /where dt between '([\d-]+)' and '([\d-]+)'$/.exec(sql) ?? [];
      const knownAt = literals(sql, /ingested_at <= (timestamp '[^']+')/);
      inserted.push({ table, runId: literals(sql, /'(run-\d+)' as run_id/), knownAt, from, to });
      return 1;
    },
  };
}

const table = (rows: readonly Record<string, Cell>[]) => {
  const names = Object.keys(rows[0] ?? {});
  return {
    columns: names.map((name) => ({ name, type: 'string' })),
    rows: rows.map((row) => names.map((name) => row[name] ?? null)),
  };
};

async function newestCommit(store: ObjectStore) {
  const keys: string[] = [];
  for await (const { key } of store.list('commits/')) keys.push(key);
  const bytes = await store.read(keys.sort().at(-1) ?? 'none');
  const rows = bytes === undefined ? [] : await parquetRows(bytes);
  return table(
    rows.map((row) => ({
      ...(row as Record<string, Cell>),
      sequence: Number(row.sequence),
      known_at: new Date(Number(row.known_at)).toISOString(),
    })),
  );
}

test('however calls die or end early, one commit counts each day once, whole, and all of one moment', async () => {
  const call = fc.record({
    lives: fc.integer({ min: 0, max: 30 }),
    parts: fc.integer({ min: 1, max: 6 }),
    partDays: fc.constantFrom(1, 7, 20, 100),
    to: fc.option(fc.constantFrom('2025-01-10', '2025-02-01'), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 6 }), async (calls) => {
      const store = createMemoryStore();
      const inserted: Inserted[] = [];
      let runs = 0;
      const curate = (lives: number, more: object) => {
        const write = mortal(lives);
        const putIfAbsent: ObjectStore['putIfAbsent'] = async (key, bytes) => {
          write();
          return store.putIfAbsent(key, bytes);
        };
        return runCurate({
          engine: engineOver(store, inserted, write),
          store: { ...store, putIfAbsent },
          settings: defaultSettings,
          clock: () => Date.parse('2025-02-20T00:00:00Z') + runs * 60_000,
          runId: `run-${++runs}`,
          ...more,
        });
      };
      for (const { lives, parts, partDays, to } of calls) {
        let asked = 0;
        const only = to === undefined ? {} : { to };
        await curate(lives, { partDays, only, hasTime: () => ++asked < parts }).catch(() => {});
      }
      let result = await curate(10_000, {});
      if (result?.isResumed) result = await curate(10_000, {});
      expect(result).toMatchObject({ isComplete: true });
      await expectWhole(store, inserted);
    }),
    { numRuns: 25 },
  );
});

async function expectWhole(store: ObjectStore, inserted: readonly Inserted[]): Promise<void> {
  const { columns, rows } = await newestCommit(store);
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const runs = new Map(rows.map((row) => [String(row[at('day')]), String(row[at('day_run_id')])]));
  expect([...runs.keys()].sort()).toEqual(daysOf(lake));
  const moments = new Set<string>();
  for (const [day, runId] of runs) {
    const own = inserted.filter((each) => each.runId === runId && each.from <= day && day <= each.to);
    expect(own.map((each) => each.table).sort(), day).toEqual([...tables].sort());
    for (const { knownAt } of own) if (knownAt !== '') moments.add(knownAt);
  }
  expect(moments.size).toBe(1);
}
