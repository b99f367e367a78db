import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { FactsFileError, openFactsFile } from '../../../functions/platform/local/facts-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'handback-facts-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, lines: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  const file = await openFactsFile(path, ['csat', 'ai_share']);
  try {
    const brands = await Promise.all(file.brands.map((brand) => file.load(brand)));
    return { ...file, loaded: brands };
  } finally {
    await file.close();
  }
}

const header = 'dt,brand,market,metric,lag_days,n,total,total_squares';

test('a CSV without some dimensions reads * there; rows of one key are added up and counted', async () => {
  const file = await read('ok.csv', [
    header,
    '2026-01-02,b,se,csat,0,2,8,34',
    '2026-01-02,b,se,csat,0,1,5,25',
    '2026-01-03,b,,csat,3,1,-1,-9',
  ]);
  expect(file.missing).toEqual(['channel', 'queue', 'intent', 'language', 'priority']);
  expect([file.rows, file.repeatedRows]).toEqual([3, 1]);
  const [facts] = file.loaded;
  expect(facts!.cells.map((cell) => [cell.market, cell.channel])).toEqual([
    ['se', '*'],
    ['unknown', '*'],
  ]);
  expect([...facts!.n]).toEqual([3, 1]);
  expect([...facts!.total]).toEqual([13, -1]);
  expect([...facts!.lag]).toEqual([0, 3]);
});

test('NDJSON, with keys that are absent', async () => {
  const row = { dt: '2026-01-02', metric: 'csat', n: 1, total: 4.5, total_squares: 20.25 };
  const file = await read('ok.ndjson', [JSON.stringify(row), JSON.stringify({ ...row, dt: '2026-01-03' })]);
  expect(file.brands).toEqual(['*']);
  expect([...file.loaded[0]!.lag]).toEqual([0, 0]);
});

test.each([
  ['2026-01-02,b,se,csat,0,nan,8,34', 'row 2, column n: "nan"'],
  ['2026-01-02,b,se,csat,0,-1,8,34', 'row 2, column n: "-1"'],
  ['2026-01-02,b,se,csat,0,1,inf,34', 'row 2, column total: "inf"'],
  ['2026-01-02,b,se,csat,0,1,8,', 'row 2, column total_squares: nothing'],
  ['2026-01-02,b,se,cast,0,1,8,34', 'row 2, column metric: "cast"'],
  ['2026-02-30,b,se,csat,0,1,8,34', 'row 2, column dt: "2026-02-30"'],
  ['2026-01-02,b,se,csat,-1,1,8,34', 'row 2, column lag_days: "-1"'],
])('a fact that makes no sense is named: %s', async (line, message) => {
  const bad = read('bad.csv', [header, '2026-01-02,b,se,csat,0,2,8,34', line]);
  await expect(bad).rejects.toThrow(message);
});

test('a file that is none, or lacks a column, is refused by name', async () => {
  await expect(openFactsFile(join(folder, 'none.parquet'), ['csat'])).rejects.toThrow(FactsFileError);
  await expect(openFactsFile(join(folder, 'facts.xlsx'), ['csat'])).rejects.toThrow('.parquet');
  await expect(read('short.csv', ['dt,metric,n', '2026-01-02,csat,1'])).rejects.toThrow('total');
});

test.each([
  ['no-rows.csv', 'format csv, header'],
  ['no-rows.csv.gz', 'format csv, header, compression gzip'],
  ['no-rows.parquet', 'format parquet'],
  ['no-rows.ndjson', 'format json'],
])('a file without rows is refused for that: %s', async (name, format) => {
  const path = join(folder, name);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = `'' as dt, '' as market, '' as metric, 1.0 as n, 1.0 as total, 1.0 as total_squares`;
  await connection.run(`copy (select ${columns} where false) to '${path}' (${format})`);
  connection.closeSync();
  instance.closeSync();
  await expect(openFactsFile(path, ['csat'])).rejects.toThrow(`facts: ${path} has no rows`);
});
