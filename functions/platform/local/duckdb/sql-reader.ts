import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, StatementType } from '@duckdb/node-api';
import { quote } from '../../../contract/lake/sql.ts';
import { openDuckDb } from './connection.ts';

/** Runs what a person wrote over tables of their own: it reads, and changes nothing. */
export interface SqlReader {
  /** Runs a statement that opens something, as `attach`. */
  open(statement: string): Promise<void>;
  /** The columns of a query's result. */
  columnsOf(query: string): Promise<{ readonly name: string; readonly type: string }[]>;
  /** Writes the rows of a query into a file, a JSON object a line, in an order of their own values. @returns how many */
  write(query: string, file: string): Promise<number>;
  close(): Promise<void>;
}

/** DuckDB refuses a statement. Line and column count from 1, within the statement; absent where it does not say them. */
export class SqlRefused extends Error {
  override readonly name = 'SqlRefused';
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/**
 * DuckDB in memory, answering as Athena does. Extensions are never fetched: one that is not there is an error.
 * @param folder in which files of relative paths are looked for
 */
export async function openSqlReader(folder: string): Promise<SqlReader> {
  const spill = await mkdtemp(join(tmpdir(), 'handback-sql-'));
  const { connection, close } = await openDuckDb(spill, { autoinstall_known_extensions: 'false' });
  await connection.run(`set file_search_path = ${quote(folder)}`);
  return {
    open: async (statement) => {
      await refusing(statement, () => connection.run(statement));
      await keepFunctions(connection);
    },
    columnsOf: (query) => refusing(query, () => describe(connection, query)),
    write: (query, file) =>
      refusing('', async () => {
        const copy = `copy (select * from (\n${query}\n) as q order by all) to ${quote(file)} (format json)`;
        return (await connection.run(copy)).rowsChanged;
      }),
    close,
  };
}

/** After `use` the functions of Athena are looked for as before, behind those of the schema in use. */
async function keepFunctions(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll("select current_setting('search_path')");
  const path = String(reader.getRows()[0]?.[0] ?? '');
  if (path !== '' && !path.split(',').includes(functions))
    await connection.run(`set search_path = ${quote(`${path},${functions}`)}`);
}

/** Where the functions of Athena stand. */
const functions = 'memory.main';

async function describe(connection: DuckDBConnection, query: string) {
  const prepared = await connection.prepare(query);
  if (prepared.statementType !== StatementType.SELECT)
    throw new SqlRefused('this is no query: it must be a select', 1);
  return Array.from({ length: prepared.columnCount }, (_, i) => ({
    name: prepared.columnName(i),
    type: String(prepared.columnType(i)),
  }));
}

async function refusing<T>(statement: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SqlRefused) throw error;
    throw refusalOf(error instanceof Error ? error.message : String(error), statement);
  }
}

/** DuckDB's message without the values of data that it quotes, and its place. */
function refusalOf(message: string, statement: string): SqlRefused {
  const [, line, shown = '', blanks = ''] = /\n\nLINE (\d+): (.*)\n( *)\^/.exec(message) ?? [];
  const said = (message.split('\n\nLINE')[0] ?? message)
    .replace(/'([^'\n]*)'|"([^"\n]*)"/g, (found, one, other) =>
      statement.includes(one ?? other) ? found : '[a value]',
    )
    .replace(/\s*\n\s*/g, '; ');
  if (line === undefined || statement === '') return new SqlRefused(said);
  const column = blanks.length - `LINE ${line}: `.length + 1;
  // A long line is shown from its middle.
  return shown.startsWith('...')
    ? new SqlRefused(said, Number(line))
    : new SqlRefused(said, Number(line), column);
}
