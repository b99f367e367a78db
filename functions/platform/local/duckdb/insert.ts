import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Row } from '../../../contract/lake/rows.ts';
import { quote } from '../../../contract/lake/sql.ts';
import type { TableName } from '../../../contract/lake/tables.ts';
import { columnsOf } from './tables.ts';

/** Where files lie while they are written: no table reads it. What a killed run leaves there is no harm. */
const stagingFolder = '.staging';

/**
 * Appends a query's rows, one file or more a day, named after nothing but a fresh id: the rows carry their run.
 * Snappy, since runs are soon replaced and zstd takes a fifth longer.
 * Each file appears whole; until the run's commit names it nobody counts its rows.
 * @returns rows written
 */
export async function copyIntoTable(
  connection: DuckDBConnection,
  folder: string,
  table: TableName,
  sql: string,
): Promise<number> {
  const staging = join(folder, stagingFolder, randomUUID());
  await mkdir(dirname(staging), { recursive: true });
  try {
    const result = await connection.run(
      `copy (${typedRows(table, sql)}) to ${quote(staging)} (format parquet, compression snappy, partition_by (dt), filename_pattern 'run-{uuid}')`,
    );
    await moveFiles(staging, join(folder, table));
    return result.rowsChanged;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Appends rows through a file of JSON lines, which DuckDB reads much faster than a text of `values`.
 * @returns rows written
 */
export async function appendRows(
  connection: DuckDBConnection,
  folder: string,
  table: TableName,
  rows: readonly Row[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const file = join(folder, stagingFolder, `${randomUUID()}.ndjson`);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const names = columnsOf(table).map(([name]) => name);
    const types = columnsOf(table).map(([name, type]) => `${name}: ${quote(type)}`);
    const read = `read_json(${quote(file)}, format = 'newline_delimited', columns = {${types.join(', ')}})`;
    return await copyIntoTable(connection, folder, table, `select ${names.join(', ')} from ${read}`);
  } finally {
    await rm(file, { force: true });
  }
}

/** The query's rows in the table's types, whatever DuckDB made of them (a sum of bigints is a hugeint). */
function typedRows(table: TableName, sql: string): string {
  const columns = columnsOf(table).map(([name, type]) => `cast(${name} as ${type}) as ${name}`);
  return `select ${columns.join(', ')} from (${sql})`;
}

async function moveFiles(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const files = (await readdir(from, { recursive: true })).filter((path) => path.endsWith('.parquet'));
  await Promise.all([...new Set(files.map(dirname))].map((day) => mkdir(join(to, day), { recursive: true })));
  await Promise.all(files.map((path) => rename(join(from, path), join(to, path))));
}
