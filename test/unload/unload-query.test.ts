import { expect, test } from 'vitest';
import type { TableQuery } from '../../functions/contract/records/landing.ts';
import { EngineBusy, type PollOptions, type QueryResult } from '../../functions/platform/ports.ts';
import { unloadQuery } from '../../functions/unload/unload-query.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

const query: TableQuery = {
  source: 'desk',
  name: 'warehouse',
  database: 'connector',
  watermark: 'updated_at',
  overlapHours: 24,
};
const location = 's3://landing/in/desk/warehouse/';
const text = "select 'ticket' as event, type, at as occurred_at, id as ticket_id, updated_at from ticket;";
const columns = ['event', 'type', 'occurred_at', 'ticket_id', 'updated_at'].map((name) => ({
  name,
  type: name.endsWith('_at') ? 'timestamp' : 'string',
}));

/** An engine that answers what a test says, and keeps what it was asked. */
function engineOf(answers: {
  newest?: string | null;
  isSlow?: boolean;
  fails?: Error;
  columns?: QueryResult['columns'];
}) {
  const asked: { sql: string; key: string }[] = [];
  const engine = {
    asked,
    answers,
    queries: {
      poll: async (sql: string, { key }: PollOptions) => {
        asked.push({ sql, key });
        if (sql.endsWith('limit 0')) return { columns: engine.answers.columns ?? columns, rows: [] };
        return { columns: [{ name: 'newest', type: 'string' }], rows: [[engine.answers.newest ?? null]] };
      },
    },
    statements: {
      run: async (sql: string, { key }: PollOptions) => {
        asked.push({ sql, key });
        if (engine.answers.fails !== undefined) throw engine.answers.fails;
        return engine.answers.isSlow !== true;
      },
    },
    unloads: () => asked.filter(({ sql }) => sql.startsWith('unload')),
  };
  return engine;
}

function setting(engine: ReturnType<typeof engineOf>, sql = text, more: [string, string][] = []) {
  const texts = [['mappings/desk/warehouse.sql', sql], ...more] as const;
  const mappings = createMemoryStore(new Map(texts.map(([key, value]) => [key, Buffer.from(value)])));
  const store = createMemoryStore();
  let now = Date.UTC(2026, 10, 29, 1, 15);
  const ports = { ...engine, store, mappings, clock: () => now, secondsLeft: () => 1 };
  return {
    store,
    run: (since = now) => unloadQuery(ports, query, location, since),
    at: (hours: number) => {
      now += hours * 3_600_000;
      return now;
    },
  };
}

test('the first run reads all rows, the next ones what is newer, with the hours before', async () => {
  const engine = engineOf({ newest: '2026-11-28 10:00:00.000' });
  const { run, at } = setting(engine);
  expect(await run()).toBe(true);
  expect(engine.unloads()[0]?.sql).toContain('where true');
  expect(engine.unloads()[0]?.sql).toContain(`to '${location}20261129T011500000Z.ndjson/'`);
  engine.answers.newest = '2026-11-29 09:00:00.000';
  expect(await run(at(24))).toBe(true);
  expect(engine.unloads()[1]?.sql).toContain(
    `where "updated_at" >= cast('2026-11-28 10:00:00.000' as timestamp) - interval '24' hour`,
  );
  expect(engine.unloads()[1]?.sql).toContain('20261130T011500000Z.ndjson/');
});

test('where nothing is new, nothing is written, and the place is kept', async () => {
  const engine = engineOf({ newest: '2026-11-28 10:00:00.000' });
  const { run, at } = setting(engine);
  await run();
  engine.answers.newest = null;
  expect(await run(at(24))).toBe(true);
  expect(engine.unloads()).toHaveLength(1);
  engine.answers.newest = '2026-12-01 00:00:00.000';
  await run(at(24));
  expect(engine.unloads()[1]?.sql).toContain("'2026-11-28 10:00:00.000'");
});

test('a run that takes longer than a call is joined by the next one: the same texts, the same key', async () => {
  const engine = engineOf({ newest: '2026-11-28 10:00:00.000', isSlow: true });
  const { run, at } = setting(engine);
  const since = at(0);
  expect(await run(since)).toBe(false);
  at(0.25);
  engine.answers.isSlow = false;
  expect(await run(since)).toBe(true);
  const [first, second] = engine.unloads();
  expect(second).toEqual(first);
  // And what has ended in this execution of the machine is not run again.
  expect(await run(since)).toBe(true);
  expect(engine.unloads()).toHaveLength(2);
});

test('a run that failed is given up, and the next one begins where it had', async () => {
  const engine = engineOf({
    newest: '2026-11-28 10:00:00.000',
    fails: new Error('table connector.ticket does not exist'),
  });
  const { run, at } = setting(engine);
  await expect(run()).rejects.toThrow('does not exist');
  delete engine.answers.fails;
  expect(await run(at(0.1))).toBe(true);
  const [first, second] = engine.unloads();
  expect(second?.key).not.toBe(first?.key);
  expect(second?.sql).toContain('where true');
});

test('an engine that is busy is asked again for the same run', async () => {
  const engine = engineOf({ newest: '2026-11-28 10:00:00.000', fails: new EngineBusy('throttled') });
  const { run, at } = setting(engine);
  await expect(run()).rejects.toThrow('throttled');
  delete engine.answers.fails;
  expect(await run(at(0.1))).toBe(true);
  expect(new Set(engine.unloads().map(({ key }) => key)).size).toBe(1);
});

test('a run that nobody came back for is given up after six hours', async () => {
  const engine = engineOf({ newest: '2026-11-28 10:00:00.000', isSlow: true });
  const { run, at } = setting(engine);
  expect(await run()).toBe(false);
  engine.answers.isSlow = false;
  expect(await run(at(7))).toBe(true);
  expect(new Set(engine.unloads().map(({ key }) => key)).size).toBe(2);
});

test('columns that a mapping means are written as they are called', async () => {
  const own = [
    { name: 'Ticket No', type: 'bigint' },
    { name: 'updated_at', type: 'timestamp' },
  ];
  const engine = engineOf({ newest: '2026-11-28 10:00:00.000', columns: own });
  const { run } = setting(engine, text, [['mappings/desk/warehouse.yaml', 'source: desk']]);
  expect(await run()).toBe(true);
  expect(engine.unloads()[0]?.sql).toContain(
    `map(array['Ticket No', 'updated_at'], array[cast("Ticket No" as json)`,
  );
});

test.for([
  ['', /holds no query/],
  ['select 1; select 2', /warehouse\.sql:1: one query/],
  ["attach 'x.duckdb' as x (read_only);\nselect 1", /warehouse\.sql:2: one query/],
] as const)('a text that is no single query is refused: %s', async ([sql, message]) => {
  await expect(setting(engineOf({}), sql).run()).rejects.toThrow(message);
});

test('wrong columns are named all at once, with what may be meant', async () => {
  const engine = engineOf({
    columns: [
      { name: 'evnt', type: 'string' },
      { name: 'updated_at', type: 'timestamp' },
    ],
  });
  await expect(setting(engine).run()).rejects.toThrow(
    /called evnt \(did you mean "event"\?\); there is no column event; .*no column ticket_id/,
  );
  const without = engineOf({ columns: columns.slice(0, 4) });
  await expect(setting(without).run()).rejects.toThrow(/no column "updated_at"; its columns: event/);
});
