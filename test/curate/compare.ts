import { expect } from 'vitest';
import { type ViewName, viewSpec } from '../../functions/contract/views.ts';
import type { Cell, QueryEngine } from '../../functions/platform/ports.ts';
import type { Oracle } from './oracle/compute.ts';
import type { Fact } from './oracle/facts.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Compares every column of every row of a lake's views with the oracle's. */
export async function expectAgreement(engine: QueryEngine, oracle: Oracle): Promise<void> {
  expectSameRows(
    await rowsOf(engine, 'episodes'),
    oracle.episodes,
    (row) => `${row.ticket_key} ${row.episode_no}`,
  );
  expectSameRows(await rowsOf(engine, 'surveys'), oracle.surveys, (row) => `${row.dt} ${row.event_id}`);
  expectSameFacts(await factsOf(engine), oracle.facts);
}

async function rowsOf(engine: QueryEngine, view: ViewName): Promise<Row[]> {
  const { columns, rows } = await engine.query(`select * from ${view}`);
  const times = new Set(
    viewSpec(view)
      .columns.filter(({ type }) => type === 'timestamp')
      .map(({ name }) => name),
  );
  const plain = (name: string, cell: Cell): Cell =>
    times.has(name) && cell !== null ? Date.parse(String(cell)) : cell;
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, i) => [name, plain(name, row[i] ?? null)])),
  );
}

function expectSameRows(actual: readonly Row[], expected: readonly Row[], keyOf: (row: Row) => string): void {
  const byKey = new Map(actual.map((row) => [keyOf(row), row]));
  expect(byKey.size).toBe(actual.length);
  const wrong: unknown[] = [];
  for (const row of expected) {
    const other = byKey.get(keyOf(row));
    const columns = Object.keys(row).filter((name) => !isSame(other?.[name], row[name]));
    if (columns.length > 0)
      wrong.push({ key: keyOf(row), columns: columns.map((name) => [name, other?.[name], row[name]]) });
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(actual.length).toBe(expected.length);
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-9);

async function factsOf(engine: QueryEngine): Promise<Map<string, Fact>> {
  const { rows } = await engine.query(
    `select dt, brand, market, channel, queue, intent, language, priority, handler_kind, metric, lag_days,
       n, total, total_squares from daily_facts`,
  );
  return new Map(
    rows.map((row) => [
      row.slice(0, 11).join('|'),
      { n: Number(row[11]), total: Number(row[12]), totalSquares: Number(row[13]) },
    ]),
  );
}

function expectSameFacts(actual: ReadonlyMap<string, Fact>, expected: ReadonlyMap<string, Fact>): void {
  const wrong = [...expected].filter(([key, fact]) => {
    const other = actual.get(key);
    return (
      other === undefined ||
      other.n !== fact.n ||
      Math.abs(other.total - fact.total) > 1e-6 ||
      Math.abs(other.totalSquares - fact.totalSquares) > 1e-6
    );
  });
  expect(wrong.slice(0, 5).map(([key, fact]) => ({ key, fact, actual: actual.get(key) }))).toEqual([]);
  expect(actual.size).toBe(expected.size);
}
