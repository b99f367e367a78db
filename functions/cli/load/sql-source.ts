import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { eventQuery, problemsOfColumns, type SqlColumn } from '../../ingest/sql/event-columns.ts';
import { refusedStatement, type SqlStatement, statementsOf } from '../../ingest/sql/statements.ts';
import { openSqlReader, type SqlReader, SqlRefused } from '../../platform/local/duckdb/sql-reader.ts';
import type { InputFile } from '../../platform/local/input-files.ts';
import { unreadablePath } from '../terminal/explain-error.ts';
import { WrongUse } from '../terminal/outcome.ts';

/** The rows of a query as a file that ingest reads. */
export interface SqlRows {
  readonly file: InputFile;
  readonly rows: number;
  /** Deletes the file. */
  close(): Promise<void>;
}

/**
 * Runs the query of a file and keeps its rows, in an order that depends on them alone: the same rows are the same
 * object, whatever the text and the tables' order.
 * @param isMapped a mapping says what the columns mean; else they are called as the fields of events
 * @throws WrongUse naming line and column of the text
 */
export async function readSqlRows(path: string, isMapped: boolean): Promise<SqlRows> {
  const text = await readText(path);
  const folder = await mkdtemp(join(tmpdir(), 'handback-rows-'));
  const close = () => rm(folder, { recursive: true, force: true });
  const reader = await openSqlReader(dirname(resolve(path)));
  try {
    const key = `${basename(path)}.ndjson`;
    const file = { path: join(folder, 'rows.ndjson'), key, query: resolve(path) };
    const rows = await run(reader, text, path, isMapped, file.path);
    return { file, rows, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    await reader.close();
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadablePath('ingest', path, error);
  }
}

async function run(
  reader: SqlReader,
  text: string,
  path: string,
  isMapped: boolean,
  into: string,
): Promise<number> {
  const statements = statementsOf(text);
  const query = statements.at(-1);
  if (query === undefined) throw new WrongUse(`ingest: ${path}: holds no query`);
  for (const statement of statements.slice(0, -1)) {
    const refused = refusedStatement(statement);
    if (refused !== undefined) throw new WrongUse(`ingest: ${path}:${statement.line}: ${refused}`);
    await naming(path, statement, () => reader.open(statement.text));
  }
  const columns = await naming(path, query, () => reader.columnsOf(query.text));
  if (!isMapped) refuseColumns(path, query, columns);
  const rows = isMapped ? query.text : eventQuery(query.text, columns);
  return await naming(path, query, () => reader.write(rows, into));
}

async function naming<T>(path: string, { line }: SqlStatement, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SqlRefused)) throw error;
    const at = error.line === undefined ? '' : `:${line + error.line - 1}`;
    const column = error.column === undefined ? '' : `:${error.column}`;
    throw new WrongUse(`ingest: ${path}${at}${column}: ${error.message}`);
  }
}

function refuseColumns(path: string, { line }: SqlStatement, columns: readonly SqlColumn[]): void {
  const problems = problemsOfColumns(columns);
  if (problems.length === 0) return;
  throw new WrongUse(
    `ingest: ${path}:${line}: ${problems.join('; ')}. Name the columns as the fields of events (docs/data-contract.md), or say with --mapping what they mean`,
  );
}
