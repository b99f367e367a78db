import type { TrinoColumn, TrinoResult } from '../servers/trino-client.ts';

/** Rows a page holds at most, header included. */
export const largestPage = 1000;

type Row = readonly (string | null)[];

/** `timestamp(3)` is timestamp, `varchar(5)` is varchar: Athena's metadata names types without their arguments. */
const athenaType = ({ type }: TrinoColumn): string => type.replace(/\(.*\)/, '');

export const columnInfo = (columns: readonly TrinoColumn[]) =>
  columns.map((column) => ({
    CatalogName: 'hive',
    SchemaName: '',
    TableName: '',
    Name: column.name,
    Label: column.name,
    Type: athenaType(column),
    Precision: 0,
    Scale: 0,
    Nullable: 'UNKNOWN',
    CaseSensitive: athenaType(column) === 'varchar',
  }));

/** A NULL is a datum without VarCharValue. */
export const rowData = (row: Row) => ({
  Data: row.map((cell) => (cell === null ? {} : { VarCharValue: cell })),
});

/** All rows in the order Athena pages them: of a SELECT the columns' names come first. */
export const pagedRows = (result: TrinoResult, hasHeader: boolean): Row[] => [
  ...(hasHeader ? [result.columns.map(({ name }) => name)] : []),
  ...result.rows,
];

/** The file in the results bucket: all cells quoted, NULL as nothing. */
export function resultCsv(result: TrinoResult): string {
  const quoted = (cell: string | null) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`);
  const line = (row: Row) => `${row.map(quoted).join(',')}\n`;
  return pagedRows(result, true).map(line).join('');
}
