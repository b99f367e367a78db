import { lakeTables } from '../generated/lake.ts';

/** Column types every engine and BI tool reads alike. Timestamps are UTC milliseconds without zone. */
export type ColumnType = 'string' | 'bigint' | 'double' | 'boolean' | 'timestamp' | 'date';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly comment: string;
  /** `high` for ids and texts: a dictionary would not pay. */
  readonly cardinality?: 'high';
}

export interface TableSpec {
  readonly name: TableName;
  readonly description: string;
  /** What the partition column `dt` (text, YYYY-MM-DD) is; absent when the table is not partitioned. */
  readonly partition?: string;
  readonly columns: readonly Column[];
}

export type TableName = keyof typeof lakeTables;
export const tableNames = Object.keys(lakeTables) as TableName[];

/** The one definition of a lake table, from `queries/lake/<name>.yaml`. */
export function tableSpec(name: TableName): TableSpec {
  return { name, ...lakeTables[name] };
}

/** Tables of rows that one curate run saw: a row counts once a commit names its run for its day. */
export const runTables: readonly TableName[] = tableNames.filter((name) => {
  const { columns, partition } = tableSpec(name);
  return partition !== undefined && columns.some((column) => column.name === 'run_id');
});

/** Every table that curate writes: the rows of its runs, what sources show, and the commits that make them count. */
export const curatedTables: readonly TableName[] = [...runTables, 'coverage', 'commits'];

/** A value of a row: timestamps are milliseconds since 1970 UTC, bigints are numbers. */
export type RowValue = string | number | boolean | null;

/** One row of a table, every column named. */
export type TableRow<T extends TableName> = Readonly<
  Record<(typeof lakeTables)[T]['columns'][number]['name'], RowValue>
>;
