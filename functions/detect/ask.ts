import type { SqlName } from '../contract/compose-sql.ts';
import type { SqlValue } from '../contract/sql.ts';

export type Cell = string | number | boolean | null;
/** A query's rows as objects, by column name. */
export type Record = Readonly<{ [column: string]: Cell }>;

/** What a query answers, rows by place. */
export interface Table {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Answers one of the detector's queries over the lake, by its file and the values of its parameters. */
export type Ask = (name: SqlName, values: Readonly<{ [name: string]: SqlValue }>) => Promise<Table>;

export const toRecords = ({ columns, rows }: Table): Record[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i] ?? null])));
