import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { quote } from '../../../contract/lake/sql.ts';
import type { TableName } from '../../../contract/lake/tables.ts';
import type { QueryEngine } from '../../ports.ts';
import { copyWithCrlf } from '../csv-lines.ts';
import { openDuckDb, spillFolder } from './connection.ts';
import { createDefinitions } from './definitions.ts';
import { appendRows, copyIntoTable } from './insert.ts';
import { createPool } from './pool.ts';
import { createSparingly } from './sparingly.ts';
import { toQueryResult } from './values.ts';

export interface DuckDbOptions {
  /** The lake's folder. */
  readonly folder: string;
  /** Tables that lie in another folder than the lake's: a computation outside it. */
  readonly elsewhere?: { readonly folder: string; readonly tables: readonly TableName[] };
  /** Queries that run at once, 1 where not said; each may need memory of its own. */
  readonly atOnce?: number;
}

/** In so much a million tickets are curated; more would make it hardly faster. */
const insertMemory = '2GB';

/** What asks many reports of a lake for one page gains by so many at once, which share the processors. */
export const queriesOfPages = 3;

export type ExportFormat = 'parquet' | 'csv' | 'ndjson';

const copyOptions: Readonly<Record<ExportFormat, string>> = {
  parquet: 'format parquet, compression zstd',
  csv: "format csv, header true, timestampformat '%Y-%m-%dT%H:%M:%S.%gZ'",
  ndjson: "format json, timestampformat '%Y-%m-%dT%H:%M:%S.%gZ'",
};

/** A DuckDB that must be closed. */
export interface DuckDbEngine extends QueryEngine {
  /** Writes a query's rows into one file; instants are ISO texts in CSV (RFC 4180) and NDJSON. @returns rows written */
  exportTo(sql: string, file: string, format: ExportFormat): Promise<number>;
  close(): Promise<void>;
}

/** DuckDB could not run a query; the message is DuckDB's. */
export class DuckDbQueryFailed extends Error {
  override readonly name = 'DuckDbQueryFailed';
}

/**
 * DuckDB over a lake folder, with all tables and views of the lake, answering as Athena does. A query uses every
 * processor and most of the memory, or what HANDBACK_DUCKDB_THREADS and HANDBACK_DUCKDB_MEMORY say. An insert takes
 * 2 GB of it as long as that will do.
 */
export async function openDuckDbEngine(options: DuckDbOptions): Promise<DuckDbEngine> {
  const spill = await spillFolder(options.folder);
  const { connection, connect, close } = await openDuckDb(spill);
  const { atOnce = 1 } = options;
  // Views are defined on the first, which waits for no query of the others.
  const pool = createPool(
    atOnce === 1 ? [connection] : await Promise.all(Array.from({ length: atOnce }, connect)),
  );
  const folderOf = (table: TableName): string =>
    options.elsewhere?.tables.includes(table) === true ? options.elsewhere.folder : options.folder;
  const sparingly = createSparingly(connection, insertMemory);
  const define = createDefinitions(connection, folderOf);
  const running = new Set<Promise<unknown>>();
  const run = <T>(sql: string, work: () => Promise<T>): Promise<T> => {
    const done = naming(() => define(sql)).then(() => naming(work));
    running.add(done);
    const forget = () => running.delete(done);
    done.then(forget, forget);
    return done;
  };
  return {
    daysPerInsert: 10_000,
    query: (sql) => run(sql, () => pool.use(async (own) => toQueryResult(await own.run(sql)))),
    insert: (table, sql) =>
      run(sql, () => sparingly(() => copyIntoTable(connection, folderOf(table), table, sql))),
    hold: (name, sql) =>
      run(sql, () =>
        sparingly(async () => void (await connection.run(`create or replace table ${name} as ${sql}`))),
      ),
    release: (name) => run('', async () => void (await connection.run(`drop table if exists ${name}`))),
    append: (table, rows) => run('', () => appendRows(connection, folderOf(table), table, rows)),
    async exportTo(sql, file, format) {
      // DuckDB ends rows of CSV by LF only.
      const target = format === 'csv' ? join(spill, 'export.csv') : file;
      if (format === 'csv') await mkdir(spill, { recursive: true });
      const copy = `copy (${sql}) to ${quote(target)} (${copyOptions[format]})`;
      const { rowsChanged } = await run(sql, () => connection.run(copy));
      if (format === 'csv') await copyWithCrlf(target, file);
      return rowsChanged;
    },
    async close() {
      // DuckDB ends the whole process when it is closed under a query.
      connection.interrupt();
      pool.interrupt();
      await Promise.allSettled(running);
      await close();
    },
  };
}

async function naming<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw new DuckDbQueryFailed(`duckdb: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
