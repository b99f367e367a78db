import type { Cell, QueryResult } from '../../platform/ports.ts';

/** A row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** A query's rows by column name. */
export const readRows = ({ columns, rows }: QueryResult): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])));

/** A count or sum; null counts as 0. */
export const numberOf = (row: Row, column: string): number => Number(row[column] ?? 0);

export const textOf = (row: Row, column: string): string => String(row[column] ?? '');

/** Rows by a text key, in order of first appearance. */
export function groupRows(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

/** Sum of a column over rows. */
export const sumOf = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + numberOf(row, column), 0);
