import { quote, quoteName } from '../contract/lake/sql.ts';
import type { TableQuery } from '../contract/records/landing.ts';
import type { SqlColumn } from '../ingest/sql/event-columns.ts';

/** Types of columns that can tell what is new, and whether hours can be taken from their values. */
const types: Readonly<Record<string, { readonly isTime: boolean; readonly cast: string }>> = {
  timestamp: { isTime: true, cast: 'timestamp' },
  'timestamp with time zone': { isTime: true, cast: 'timestamp with time zone' },
  date: { isTime: true, cast: 'timestamp' },
  bigint: { isTime: false, cast: 'bigint' },
  double: { isTime: false, cast: 'double' },
  string: { isTime: false, cast: 'varchar' },
};

/**
 * Which rows of a query are to be read after those up to `last`: rows of the newest value too, since more of it may
 * have come.
 * @param last the newest value of the run before, as text; null when there was none
 * @returns a condition, or `true`
 */
export function newRows(query: TableQuery, column: SqlColumn | undefined, last: string | null): string {
  const type = column && types[column.type];
  if (column === undefined || type === undefined || last === null) return 'true';
  const from = `cast(${quote(last)} as ${type.cast})`;
  return `${quoteName(column.name)} >= ${type.isTime ? `${from} - interval '${query.overlapHours}' hour` : from}`;
}

/** One row: the newest value among a query's rows, as text. */
export const newestValue = (rows: string, column: SqlColumn, condition: string): string =>
  `select cast(max(${quoteName(column.name)}) as varchar) as newest from (\n${rows}\n) as q where ${condition}`;

/** The column that tells what is new, among a query's; undefined where none is asked for. @throws when it is not there */
export function watermarkColumn(query: TableQuery, columns: readonly SqlColumn[]): SqlColumn | undefined {
  if (query.watermark === '') return undefined;
  const column = columns.find(({ name }) => name === query.watermark);
  if (column === undefined || types[column.type] === undefined)
    throw new Error(
      `watermark: the query has ${column === undefined ? 'no column' : 'no moments, numbers or texts in'} "${query.watermark}"; its columns: ${columns.map(({ name }) => name).join(', ')}`,
    );
  return column;
}
