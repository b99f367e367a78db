import { isDay, parseInstant } from '../records/instant.ts';

/**
 * A value that may enter SQL. Days and instants carry their kind, so that they become typed literals; a list of
 * texts stands after `in`, rows stand after `values`.
 */
export type SqlValue =
  | string
  | number
  | boolean
  | null
  | { readonly day: string }
  | { readonly instant: number }
  | { readonly rows: readonly (readonly (string | number)[])[] }
  | readonly string[];

export class SqlParameterError extends Error {
  override readonly name = 'SqlParameterError';
}

/**
 * The only way a value becomes SQL text. Works alike in Athena, Trino and DuckDB.
 * @throws SqlParameterError for a number that is not finite, a text with NUL, or a day that is none.
 */
export function quote(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return quoteNumber(value);
  if (typeof value === 'string') return quoteText(value);
  if ('day' in value) {
    if (!isDay(value.day)) throw new SqlParameterError(`not a day: ${JSON.stringify(value.day)}`);
    return `date '${value.day}'`;
  }
  if ('instant' in value) return quoteInstant(value.instant);
  if ('rows' in value) return nonEmpty(value.rows).map(quoteRow).join(', ');
  return quoteRow(nonEmpty(value));
}

function nonEmpty<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) throw new SqlParameterError('an empty list has no SQL form');
  return list;
}

const quoteRow = (row: readonly (string | number)[]): string =>
  `(${row.map((cell) => quote(cell)).join(', ')})`;

function quoteNumber(value: number): string {
  if (!Number.isFinite(value)) throw new SqlParameterError(`not a finite number: ${value}`);
  if (Number.isSafeInteger(value)) return String(value);
  return value.toExponential();
}

function quoteText(text: string): string {
  if (text.includes('\0')) throw new SqlParameterError('a text may not contain NUL');
  return `'${text.replaceAll("'", "''")}'`;
}

function quoteInstant(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  if (parseInstant(text) === undefined) throw new SqlParameterError(`not an instant: ${milliseconds}`);
  return `timestamp '${text.slice(0, 10)} ${text.slice(11, 23)}'`;
}

/** A name of a column as a SQL text has it, whatever signs are in it; alike in Athena, Trino and DuckDB. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Puts `values` in the places of `:name` in a SQL text, outside of comments, texts and quoted names.
 * @throws SqlParameterError when the text names a parameter that has no value.
 */
export function bindParameters(sql: string, values: Readonly<Record<string, SqlValue>>): string {
  return sql.replace(
    /--[^\n]*|'(?:[^']|'')*'|"[^"]*"|::|:([a-z_][a-z0-9_]*)/g,
    (match, name: string | undefined) => {
      if (name === undefined) return match;
      const value = values[name];
      if (value === undefined) throw new SqlParameterError(`no value for the parameter :${name}`);
      return quote(value);
    },
  );
}
