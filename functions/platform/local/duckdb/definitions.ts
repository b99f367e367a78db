import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { withoutComments } from '../../../contract/lake/compose-sql.ts';
import { namesBehind } from '../../../contract/lake/names-behind.ts';
import type { TableName } from '../../../contract/lake/tables.ts';
import { viewTexts } from '../../../contract/lake/view-texts.ts';
import { allTables, tableView } from './tables.ts';

/** Texts that ask what there is may mean anything. */
const asksForAll = /\b(information_schema|duckdb_\w+|pragma|show|describe|summarize)\b/i;

/** Whether a text reads a table or view, by itself or through others. */
function readsOf(sql: string): (name: string) => boolean {
  const code = withoutComments(sql);
  if (asksForAll.test(code)) return () => true;
  const read = new Set(namesBehind([code]));
  return (name) => read.has(name);
}

/**
 * Defines the tables and views that a query reads, just before it runs: there are some forty, and most queries read few.
 * DuckDB finds new files of a table by itself, but a table without any needs a definition of its own.
 * @returns what to await before a query runs; calls wait for one another
 */
export function createDefinitions(
  connection: DuckDBConnection,
  folderOf: (table: TableName) => string,
): (sql: string) => Promise<void> {
  const views = viewTexts();
  const tables = new Map<TableName, boolean>();
  const made = new Set<string>();
  let last: Promise<void> = Promise.resolve();

  async function define(sql: string): Promise<void> {
    const isRead = readsOf(sql);
    const changed = allTables
      .filter(isRead)
      .map((table) => ({ table, hasFiles: hasParquet(join(folderOf(table), table)) }))
      .filter(({ table, hasFiles }) => tables.get(table) !== hasFiles);
    const missing = views.filter(({ name }) => !made.has(name) && isRead(name));
    if (changed.length + missing.length === 0) return;
    // One text: between statements a process that loads code meanwhile would make each wait its turn.
    const statements = [
      ...changed.map(({ table, hasFiles }) => tableView(folderOf(table), table, hasFiles)),
      ...missing.map(({ name, sql: text }) => `create or replace view ${name} as ${text}`),
    ];
    await connection.run(statements.join(';\n'));
    for (const { table, hasFiles } of changed) tables.set(table, hasFiles);
    for (const { name } of missing) made.add(name);
  }

  return (sql) => {
    const done = last.then(() => define(sql));
    last = done.catch(() => {});
    return done;
  };
}

/** True when a table's folder, or one of its days, holds a Parquet file. */
function hasParquet(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const names = readdirSync(folder);
  if (names.some((name) => name.endsWith('.parquet'))) return true;
  const days = names.filter((name) => name.startsWith('dt='));
  return days.some((day) => readdirSync(join(folder, day)).some((name) => name.endsWith('.parquet')));
}
