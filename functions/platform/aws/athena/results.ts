import type { ColumnInfo, Row } from '@aws-sdk/client-athena';
import type { Cell, ResultColumn } from '../../ports.ts';

/** A cell that is not what its column's type says; cannot happen unless Athena changes its format. */
export class ResultDecodeError extends Error {
  override readonly name = 'ResultDecodeError';
}

const typeNames: Readonly<Record<string, string>> = {
  varchar: 'string',
  char: 'string',
  string: 'string',
  tinyint: 'bigint',
  smallint: 'bigint',
  int: 'bigint',
  integer: 'bigint',
  bigint: 'bigint',
  float: 'double',
  real: 'double',
  double: 'double',
  decimal: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  'timestamp with time zone': 'timestamp with time zone',
};

/** Columns by the names of ports.ts; a type that is not among them is shown as text. */
export const decodeColumns = (columns: readonly ColumnInfo[]): ResultColumn[] =>
  columns.map(({ Name, Type }) => ({ name: Name ?? '', type: typeNames[Type ?? ''] ?? 'string' }));

/** Cells of a row by their columns' types. NULL is an absent VarCharValue; an empty text is an empty text. */
export const decodeRow = (columns: readonly ResultColumn[], { Data }: Row): Cell[] =>
  decodeCells(columns, Data?.map(({ VarCharValue }) => VarCharValue ?? null) ?? []);

/** Texts of a row by their columns' types; what is missing is NULL. */
export const decodeCells = (columns: readonly ResultColumn[], texts: readonly (string | null)[]): Cell[] =>
  columns.map((column, index) => decodeCell(column, texts[index] ?? null));

function decodeCell(column: ResultColumn, text: string | null): Cell {
  if (text === null) return null;
  switch (column.type) {
    case 'bigint':
      return decodeInteger(column, text);
    case 'double':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'timestamp':
      return decodeTimestamp(column, text);
    default:
      return text;
  }
}

function decodeInteger(column: ResultColumn, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new ResultDecodeError(
      `athena: column ${column.name} holds ${text}, which no number carries exactly`,
    );
  return value;
}

/** `2026-11-22 05:06:07.089` (UTC, zero to nine decimals) to `2026-11-22T05:06:07.089Z`. */
function decodeTimestamp(column: ResultColumn, text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null)
    throw new ResultDecodeError(`athena: column ${column.name} holds no timestamp: ${text}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}
