import { join } from 'node:path';
import { quote } from '../../contract/lake/sql.ts';
import {
  type ColumnType,
  runTables,
  type TableName,
  tableNames,
  tableSpec,
} from '../../contract/lake/tables.ts';

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
 * The statement that makes a lake table readable: columns as its spec says, whatever its files have (a column a
 * file lacks is null), and `"$path"`, the file of each row, as on Athena.
 * @param files `none`: the table is an empty one of the same columns; `alike`: every file is known to have every
 * column, so that DuckDB need not open them all whenever a query names the table
 */
export function tableView(folder: string, table: TableName, files: 'none' | 'alike' | 'any'): string {
  const columns = columnsOf(table);
  const nulls = columns.map(([name, type]) => `cast(null as ${type}) as ${name}`).join(', ');
  const empty = `select ${nulls}, cast(null as varchar) as filename where false`;
  const typed = columns.map(([name, type]) => `cast(${name} as ${type}) as ${name}`).join(', ');
  const source =
    files !== 'none'
      ? `select * from read_parquet(${quote(filePattern(folder, table))}, hive_partitioning = ${isPartitioned(table)}, ` +
        `hive_types_autocast = false, union_by_name = ${files === 'any'}, filename = true) union all by name ${empty}`
      : empty;
  return `create or replace view ${table} as select ${typed}, filename as "$path" from (${source})`;
}

/**
 * The statement that finds a file of a run's table that lacks a column of its spec. Undefined for other tables.
 */
export function incompleteFiles(folder: string, table: TableName): string | undefined {
  if (!runTables.includes(table)) return undefined;
  const names = tableSpec(table).columns.map(({ name }) => name);
  return (
    `select file_name from parquet_schema(${quote(filePattern(folder, table))}) ` +
    `where name in ${quote(names)} group by file_name having count(*) < ${names.length} limit 1`
  );
}

/** Every lake table. */
export const allTables: readonly TableName[] = tableNames;
