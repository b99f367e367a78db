/** A value of a query's answer. */
export type Cell = string | number | boolean | null;

/** A row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** What a query answers: rows by place. */
export interface Table {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A query's rows by column name, in its order; a cell that a row lacks is null. */
export function rowsByName({ columns, rows }: Table): Row[] {
  const names = columns.map(({ name }) => name);
  // Copies of one blank row have their whole size from the start.
  const blank: Row = Object.fromEntries(names.map((name) => [name, null]));
  return rows.map((row) => {
    const named: Record<string, Cell> = { ...blank };
    names.forEach((name, place) => {
      named[name] = row[place] ?? null;
    });
    return named;
  });
}

/** A count or sum; null counts as 0. */
export const numberOf = (row: Row, column: string): number => Number(row[column] ?? 0);

/** A text; null counts as ''. */
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
