import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test, vi } from 'vitest';
import { openDuckDbEngine } from '../../../../functions/platform/local/duckdb/engine.ts';
import { queryEngineContract } from '../../port-suites/query-engine.ts';

async function openEmpty() {
  const folder = mkdtempSync(join(tmpdir(), 'handback-[engine]-*'));
  const engine = await openDuckDbEngine({ folder });
  const close = async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  };
  return { engine, folder, close };
}

queryEngineContract('DuckDB', openEmpty);

test('queries that run at once answer as one by one, and as Athena does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handback-pool-'));
  const engine = await openDuckDbEngine({ folder, atOnce: 2 });
  try {
    const asked = Array.from({ length: 6 }, (_, i) =>
      engine.query(`select ${i}, 7 / 2, count(*) from episodes`),
    );
    expect((await Promise.all(asked)).map(({ rows }) => rows[0])).toEqual(
      Array.from({ length: 6 }, (_, i) => [i, 3, 0]),
    );
    await expect(engine.query('select no_such_column from episodes')).rejects.toThrow('duckdb:');
    expect((await engine.query('select 1')).rows).toEqual([[1]]);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true });
  }
});

test('as many threads and as much memory as the environment says', async () => {
  try {
    vi.stubEnv('HANDBACK_DUCKDB_THREADS', '3');
    vi.stubEnv('HANDBACK_DUCKDB_MEMORY', '512MB');
    const { engine, close } = await openEmpty();
    const asked = "select current_setting('threads'), current_setting('memory_limit')";
    expect((await engine.query(asked)).rows).toEqual([[3, '488.2 MiB']]);
    await close();
    vi.stubEnv('HANDBACK_DUCKDB_THREADS', 'all');
    await expect(openEmpty()).rejects.toThrow('HANDBACK_DUCKDB_THREADS: "all" is no number of threads');
    vi.stubEnv('HANDBACK_DUCKDB_THREADS', '');
    vi.stubEnv('HANDBACK_DUCKDB_MEMORY', 'half');
    await expect(openEmpty()).rejects.toThrow('HANDBACK_DUCKDB_MEMORY: "half" is no amount of memory');
  } finally {
    vi.unstubAllEnvs();
  }
});

test('what does not fit into memory goes to the lake’s own disk, and is gone in the end', async () => {
  const { folder, close } = await openEmpty();
  const unfinished = join(folder, '.unfinished');
  mkdirSync(unfinished);
  const small = await openDuckDbEngine({ folder });
  await small.query("set memory_limit = '60MB'");
  await small.query('set threads = 1');
  const spilled: string[] = [];
  const watched = setInterval(() => spilled.push(...readdirSync(unfinished)), 5);
  const sorted =
    'select max(place) from (select row_number() over (order by hash(i)) as place from range(4000000) r (i))';
  expect((await small.query(sorted)).rows).toEqual([[4_000_000]]);
  clearInterval(watched);
  expect(new Set(spilled).size).toBe(1);
  await small.close();
  expect(readdirSync(unfinished)).toEqual([]);
  await close();
});

test('a file that lacks a column reads as nulls, and a half-written one is not read', async () => {
  const { engine, folder, close } = await openEmpty();
  const day = join(folder, 'erasures/dt=2026-01-01');
  mkdirSync(day, { recursive: true });
  const columns = (keys: string[], versions?: string[]) => ({
    columnData: [
      { name: 'customer_key', data: keys },
      ...(versions === undefined ? [] : [{ name: 'key_version', data: versions }]),
    ],
  });
  writeFileSync(join(day, 'a.parquet'), new Uint8Array(parquetWriteBuffer(columns(['a']))));
  writeFileSync(join(day, 'b.parquet.part'), 'PAR1');
  const read = async () =>
    (await engine.query('select customer_key, key_version, requested_at, dt from erasures order by 1')).rows;
  expect(await read()).toEqual([['a', null, null, '2026-01-01']]);
  writeFileSync(join(day, 'c.parquet'), new Uint8Array(parquetWriteBuffer(columns(['c'], ['1']))));
  expect(await read()).toEqual([
    ['a', null, null, '2026-01-01'],
    ['c', '1', null, '2026-01-01'],
  ]);
  await close();
});

test('an old file of a curated table reads beside a new one, whichever comes first', async () => {
  const { engine, folder, close } = await openEmpty();
  const write = (day: string, names: readonly string[]) => {
    mkdirSync(join(folder, 'handling_runs', day), { recursive: true });
    const columnData = names.map((name) => ({ name, data: [`${name} of ${day}`] }));
    writeFileSync(
      join(folder, 'handling_runs', day, 'a.parquet'),
      new Uint8Array(parquetWriteBuffer({ columnData })),
    );
  };
  write('dt=2026-01-01', ['run_id']);
  write('dt=2026-01-02', ['ticket_key', 'run_id']);
  const { rows } = await engine.query('select run_id, ticket_key from handling_runs order by dt');
  expect(rows).toEqual([
    ['run_id of dt=2026-01-01', null],
    ['run_id of dt=2026-01-02', 'ticket_key of dt=2026-01-02'],
  ]);
  await close();
});

test('appended rows are those that an insert of the same values writes, to the last digit', async () => {
  const { engine, close } = await openEmpty();
  const row = {
    change_id: `a "b" 'c' \n ü`,
    day: 3,
    effect: 0.1 + 0.2,
    se: 1e-300,
    information: null,
    flagged: true,
    known_on: '2026-01-02',
    dt: '2026-01-02',
  };
  expect(await engine.append!('evaluations', [row, { ...row, effect: -5e-324, dt: '2026-01-03' }])).toBe(2);
  expect(await engine.append!('evaluations', [])).toBe(0);
  const names = 'change_id, day, effect, se, information, flagged, known_on, scope, dt';
  const { rows } = await engine.query(`select ${names} from evaluations order by dt`);
  const { change_id, day, effect, se, known_on } = row;
  expect(rows).toEqual([
    [change_id, day, effect, se, null, true, known_on, null, '2026-01-02'],
    [change_id, day, -5e-324, se, null, true, known_on, null, '2026-01-03'],
  ]);
  await close();
});

test('closing ends a query that is still running, and not the process', async () => {
  const { engine, close } = await openEmpty();
  const long = engine.query(
    'select count(*) as n from range(1000000) a, range(100000) b where a.range = b.range % 7',
  );
  const outcome = long.then(
    () => 'answered',
    () => 'ended',
  );
  await engine.query('select 1 as one');
  await close();
  expect(['answered', 'ended']).toContain(await outcome);
});
