import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sqlText, withoutComments } from '../../../contract/lake/compose-sql.ts';

/** A limit of the environment is none. */
class InvalidLimit extends Error {
  override readonly name = 'InvalidLimit';
}

/**
 * What DuckDB may use, for those who share a machine: HANDBACK_DUCKDB_THREADS, else every processor, and
 * HANDBACK_DUCKDB_MEMORY (`2GB`, `800MB`), else four fifths of the memory. A query that needs more memory writes to
 * the disk what it does not need at once.
 */
function limitsOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const { HANDBACK_DUCKDB_THREADS: threads = '', HANDBACK_DUCKDB_MEMORY: memory = '' } = environment;
  if (threads !== '' && !/^[1-9]\d{0,3}$/.test(threads))
    throw new InvalidLimit(`HANDBACK_DUCKDB_THREADS: "${threads}" is no number of threads: say 1 or more`);
  if (memory !== '' && !/^[1-9]\d{0,5} ?[MG]B$/.test(memory))
    throw new InvalidLimit(`HANDBACK_DUCKDB_MEMORY: "${memory}" is no amount of memory: say 2GB, or 800MB`);
  return { ...(threads === '' ? {} : { threads }), ...(memory === '' ? {} : { memory_limit: memory }) };
}

/**
 * Where DuckDB writes what does not fit: beside the lake's own unfinished files, since a folder for temporary files is often
 * small, or in that one when the lake cannot be written to. DuckDB makes the folder when it needs it.
 */
export async function spillFolder(lake: string): Promise<string> {
  const unfinished = join(lake, '.unfinished');
  try {
    await access(unfinished, constants.W_OK);
    return join(unfinished, `duckdb-${randomUUID()}`);
  } catch {
    return mkdtemp(join(tmpdir(), 'handback-duckdb-'));
  }
}

/** A DuckDB of its own, which ends when it is closed. */
export interface OpenDuckDb {
  readonly connection: DuckDBConnection;
  /** Another connection, which sees the same tables, views and macros: each runs one query at a time. */
  connect(): Promise<DuckDBConnection>;
  /** Also deletes what was spilled. */
  close(): Promise<void>;
}

/**
 * DuckDB in memory that answers as Athena does, within the limits of the environment.
 * @param spill the folder for what does not fit
 * @param settings of DuckDB, besides those
 * @throws InvalidLimit
 */
export async function openDuckDb(
  spill: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<OpenDuckDb> {
  const limits = { temp_directory: spill, ...limitsOf(process.env) };
  const instance = await DuckDBInstance.create(':memory:', { ...settings, ...limits });
  const opened: DuckDBConnection[] = [];
  const connect = async (statements: readonly string[]): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    opened.push(connection);
    await connection.run(statements.join(';\n'));
    return connection;
  };
  const statements = engineStatements();
  const connection = await connect(statements);
  return {
    connection,
    connect: () => connect(statements.filter((statement) => statement.startsWith('set '))),
    async close() {
      for (const own of opened) own.closeSync();
      instance.closeSync();
      await rm(spill, { recursive: true, force: true });
    },
  };
}

/** The statements of queries/engines/duckdb.sql. */
const engineStatements = (): string[] =>
  withoutComments(sqlText('engines/duckdb'))
    .split(';\n')
    .map((statement) => statement.trim().replace(/;$/, ''))
    .filter((statement) => statement !== '');
