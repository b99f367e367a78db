import { join } from 'node:path';
import { quote } from '../../../contract/lake/sql.ts';
import { type ColumnType, type TableName, tableNames, tableSpec } from '../../../contract/lake/tables.ts';

const duckDbTypes: Readonly<Record<ColumnType, string>> = {
  string: 'varchar',
  bigint: 'bigint',
  double: 'double',
  boolean: 'boolean',
  timestamp: 'timestamp',
  date: 'date',
};

/** Tables whose rows do not lie in days but in one folder. */
const isPartitioned = (table: TableName): boolean => tableSpec(table).partition !== undefined;

/** The table's files. Files still being written have another ending or lie elsewhere. */
const filePattern = (folder: string, table: TableName): string =>
  join(literally(folder), table, isPartitioned(table) ? 'dt=*/*.parquet' : '*.parquet');

/** A folder's name inside a pattern, where its brackets, stars and question marks mean themselves. */
const literally = (folder: string): string => folder.replace(/[[*?]/g, '[$&]');

/** Names and DuckDB types of a table's columns, the partition last. */
export function columnsOf(table: TableName): readonly (readonly [name: string, type: string])[] {
  const columns = tableSpec(table).columns.map(({ name, type }) => [name, duckDbTypes[type]] as const);
  return isPartitioned(table) ? [...columns, ['dt', 'varchar']] : columns;
}

/**
 * The day of a file, which stands in its path behind the table's folder. A filter on it leaves out files before they are
 * opened; a pattern would take longer than everything else that is planned.
 */
function dayOfFile(folder: string, table: TableName): string {
  const before = [...join(folder, table, 'dt=')].length;
  return `substr(filename, ${before + 1}, 10)`;
}

/**
 * The statement that makes a lake table readable: columns as its spec says, whatever its files have (a column a
 * file lacks is null), and `"$path"`, the file of each row, as on Athena. The columns are given, so that DuckDB need
 * not open every file whenever a query names the table.
 * @param hasFiles false: the table is an empty one of the same columns
 */
export function tableView(folder: string, table: TableName, hasFiles: boolean): string {
  const view = `create or replace view ${table} as`;
  if (!hasFiles) {
    const nulls = columnsOf(table).map(([name, type]) => `cast(null as ${type}) as ${name}`);
    return `${view} select ${nulls.join(', ')}, cast(null as varchar) as "$path" where false`;
  }
  const { columns } = tableSpec(table);
  const schema = columns.map(({ name, type }) => {
    return `'${name}': {name: '${name}', type: '${duckDbTypes[type]}', default_value: null}`;
  });
  const day = isPartitioned(table) ? `, ${dayOfFile(folder, table)} as dt` : '';
  return (
    `${view} select * exclude (filename)${day}, filename as "$path" from read_parquet(` +
    `${quote(filePattern(folder, table))}, schema = map {${schema.join(', ')}}, filename = true)`
  );
}

/** Every lake table. */
export const allTables: readonly TableName[] = tableNames;
