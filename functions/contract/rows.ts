/** A value of a query's answer. */
export type Cell = string | number | boolean | null;

/** A row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** What a query answers: rows by place. */
export interface Table {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A query's rows by column name. */
export const rowsByName = ({ columns, rows }: Table): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, place) => [name, row[place] ?? null])));
