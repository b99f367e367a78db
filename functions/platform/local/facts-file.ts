import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { BrandFacts, FactDimension } from '../../contract/detection/brand-facts.ts';
import { emptyColumns, factDimensions } from '../../contract/detection/brand-facts.ts';
import type { FactCell } from '../../contract/detection/facts.ts';
import { findBadFact } from './facts-checks.ts';

/** Facts that cannot be used; the message names the file, the row, the column and the value. */
export class FactsFileError extends Error {
  override readonly name = 'FactsFileError';
}

/** A file of daily facts, read brand by brand. */
export interface FactsFile {
  readonly path: string;
  /** Rows read. */
  readonly rows: number;
  /** Rows that share all their keys with an earlier one; their values were added to it. */
  readonly repeatedRows: number;
  readonly brands: readonly string[];
  /** Dimensions the file says nothing about. */
  readonly missing: readonly FactDimension[];
  /** The cells of a brand without their increments. */
  cellsOf(brand: string): readonly FactCell[];
  load(brand: string): Promise<BrandFacts>;
  close(): Promise<void>;
}

const required = ['dt', 'metric', 'n', 'total', 'total_squares'] as const;
const optional = [...factDimensions, 'handler_kind', 'lag_days'] as const;

/**
 * Opens facts in Parquet, CSV or NDJSON (by extension, `.gz` allowed), checks every row, and sorts the
 * increments by brand. Memory is bounded; what does not fit is spilled.
 * @param metrics names of the metrics there are
 * @throws FactsFileError for a file that is none or has no rows, a missing column or a value that makes no sense
 */
export async function openFactsFile(path: string, metrics: readonly string[]): Promise<FactsFile> {
  const spill = await mkdtemp(join(tmpdir(), 'handback-facts-'));
  const settings = { temp_directory: spill, memory_limit: '900MB', threads: '2' };
  const instance = await DuckDBInstance.create(':memory:', settings);
  const connection = await instance.connect();
  const close = async () => {
    connection.closeSync();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true });
  };
  try {
    return { ...(await stage(connection, path, metrics)), close };
  } catch (cause) {
    await close();
    if (cause instanceof FactsFileError) throw cause;
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new FactsFileError(`facts: cannot read ${path}: ${reason}`, { cause });
  }
}

async function stage(connection: DuckDBConnection, path: string, metrics: readonly string[]) {
  const present = await describe(connection, path);
  const dimension = (name: string) =>
    present.has(name) ? `case when trim(${name}) = '' then null else ${name} end` : 'cast(null as varchar)';
  await connection.run(`create view raw as select
    left(cast(dt as varchar), 10) as dt, cast(metric as varchar) as metric,
    ${factDimensions.map((name) => `${dimension(name)} as ${name}`).join(', ')},
    ${present.has('handler_kind') ? 'handler_kind' : `'*'`} as handler_kind,
    ${present.has('lag_days') ? `coalesce(cast(lag_days as varchar), '0')` : `'0'`} as lag_days,
    ${['n', 'total', 'total_squares'].map((name) => `cast(${name} as varchar) as ${name}_text, try_cast(${name} as double) as ${name}`).join(', ')}
    from source`);
  const bad = await findBadFact(connection, metrics);
  if (bad !== undefined) throw new FactsFileError(`facts: ${path}, ${bad}`);
  const missing = await findMissing(connection, present);
  await sortByBrand(connection, missing);
  const summary = await summarise(connection);
  if (summary.rows === 0) throw new FactsFileError(`facts: ${path} has no rows`);
  return { path, missing, ...summary };
}

/** Registers the file as `source` and gives its column names. */
async function describe(connection: DuckDBConnection, path: string): Promise<Set<string>> {
  const quoted = `'${path.replaceAll("'", "''")}'`;
  const extension = extname(path.replace(/\.gz$/, '')).slice(1);
  const all = [...required, ...optional].map((name) => `${name}: 'VARCHAR'`).join(', ');
  const readers: Record<string, string> = {
    parquet: `read_parquet(${quoted})`,
    csv: `read_csv(${quoted}, all_varchar = true, header = true)`,
    ndjson: `read_json(${quoted}, format = 'newline_delimited', columns = {${all}})`,
    jsonl: `read_json(${quoted}, format = 'newline_delimited', columns = {${all}})`,
    json: `read_json(${quoted}, format = 'auto', columns = {${all}})`,
  };
  const reader = readers[extension];
  if (reader === undefined) {
    throw new FactsFileError(`facts: ${path}: expected .parquet, .csv, .ndjson, .jsonl or .json`);
  }
  await connection.run(`create view source as select * from ${reader}`);
  const columns = await connection.runAndReadAll('describe source');
  const names = new Set(columns.getRows().map(([name]) => String(name)));
  const lacking = required.filter((name) => !names.has(name));
  if (lacking.length > 0) throw new FactsFileError(`facts: ${path} lacks the column ${lacking.join(', ')}`);
  return names;
}

/** Dimensions without any value but `*`. */
async function findMissing(
  connection: DuckDBConnection,
  present: ReadonlySet<string>,
): Promise<FactDimension[]> {
  const named = factDimensions.filter((name) => present.has(name));
  if (named.length === 0) return [...factDimensions];
  const tests = named.map((name) => `bool_or(${name} is not null and ${name} <> '*')`).join(', ');
  const [row] = (await connection.runAndReadAll(`select ${tests} from raw`)).getRows();
  const given = named.filter((_, i) => row![i] === true);
  return factDimensions.filter((name) => !given.includes(name));
}

/** Numbers the cells and sorts the increments by brand; rows of the same keys are added up. */
async function sortByBrand(connection: DuckDBConnection, missing: readonly FactDimension[]): Promise<void> {
  const keys = factDimensions.map(
    (name) => `${missing.includes(name) ? `'*'` : `coalesce(${name}, 'unknown')`} as ${name}`,
  );
  await connection.run(`create view keyed as select ${keys.join(', ')}, metric, handler_kind,
    cast(date_diff('day', date '1970-01-01', cast(dt as date)) as integer) as day,
    cast(lag_days as integer) as lag, n, total, total_squares from raw`);
  const dimensions = `${factDimensions.join(', ')}, metric`;
  await connection.run(`create table cell as select *,
    cast(row_number() over (order by ${dimensions}) - 1 as integer) as number,
    cast(dense_rank() over (order by brand) - 1 as integer) as brand_number
    from (select distinct ${dimensions} from keyed)`);
  await connection.run(`create table increment as select brand_number, number as cell, day, lag,
    coalesce(handler_kind, '*') as handler_kind,
    sum(n) as n, sum(total) as total, sum(total_squares) as total_squares, count(*) as copies
    from keyed join cell using (${dimensions})
    group by all order by brand_number, cell, day, lag`);
}

async function summarise(connection: DuckDBConnection) {
  const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const [totals] = await read(
    'select cast(coalesce(sum(copies), 0) as double), cast(coalesce(sum(copies - 1), 0) as double) from increment',
  );
  const names = 'market, channel, queue, intent, language, priority, metric';
  const cells = await read(`select brand, brand_number, ${names} from cell order by number`);
  const byBrand = new Map<string, { number: number; first: number; cells: FactCell[] }>();
  cells.forEach((row, at) => {
    const [brand, number, market, channel, queue, intent, language, priority, metric] = row.map(String);
    const known = byBrand.get(brand!) ?? { number: Number(number), first: at, cells: [] };
    byBrand.set(brand!, known);
    known.cells.push({
      market: market!,
      channel: channel!,
      queue: queue!,
      intent: intent!,
      language: language!,
      priority: priority!,
      metric: metric!,
    });
  });
  return {
    rows: Number(totals![0]),
    repeatedRows: Number(totals![1]),
    brands: [...byBrand.keys()],
    cellsOf: (brand: string) => byBrand.get(brand)?.cells ?? [],
    load: (brand: string) => loadBrand(connection, brand, byBrand.get(brand)),
  };
}

async function loadBrand(
  connection: DuckDBConnection,
  brand: string,
  known: { number: number; first: number; cells: FactCell[] } | undefined,
): Promise<BrandFacts> {
  if (known === undefined) throw new FactsFileError(`facts: there is no brand ${JSON.stringify(brand)}`);
  const columns = `cell - ${known.first}, day, lag, n, total, total_squares`;
  const result = await connection.run(
    `select ${columns} from increment where brand_number = ${known.number}`,
  );
  const chunks = await result.fetchAllChunks();
  const size = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const facts = { brand, cells: known.cells, ...emptyColumns(size) };
  const targets = [facts.cell, facts.day, facts.lag, facts.n, facts.total, facts.totalSquares];
  let at = 0;
  for (const chunk of chunks) {
    targets.forEach((target, column) => {
      const vector = chunk.getColumnVector(column);
      for (let row = 0; row < chunk.rowCount; row++) target[at + row] = Number(vector.getItem(row));
    });
    at += chunk.rowCount;
  }
  return facts;
}
