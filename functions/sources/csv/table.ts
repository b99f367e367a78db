import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { MappingError } from '../yaml/mapping-error.ts';
import { type CsvSink, rawKept } from './csv-sink.ts';
import type { Dialect } from './dialect.ts';
import { checkColumns, columnNames, repeatedColumns } from './heading.ts';
import { parseRows } from './parse-rows.ts';

const rowsAtOnce = 500;

/** The rows of a file under its heading. */
export interface Table {
  add(line: number, row: string): void;
  /** @returns false when the row does not fit, which is then not rejected */
  addAlone(line: number, row: string): boolean;
  reject(line: number, rejection: Rejection, raw: string): void;
  flush(): void;
}

/** Rows are parsed some hundreds at a time; what the sink gets keeps their order. */
export function createTable(mapping: Mapping, dialect: Dialect, sink: CsvSink): Table {
  let names = mapping.csv.header === undefined ? undefined : columnNames(mapping.csv.header);
  if (names !== undefined) checkHeading(names);
  let waiting: { line: number; text: string }[] = [];

  function checkHeading(found: readonly string[]): void {
    checkColumns(mapping, found, dialect.delimiter);
    for (const text of repeatedColumns(mapping, found)) sink.note(text);
  }

  function hand(line: number, text: string, fields: string[] | undefined): boolean {
    if (fields === undefined) return false;
    if (fields.every((field) => field === '')) {
      sink.passOver(line);
      return true;
    }
    if (names === undefined) {
      if (text.includes('\0')) throw unreadableHeading(mapping, zeros(text));
      names = columnNames(fields);
      checkHeading(names);
      return true;
    }
    const record = toRecord(names, fields);
    if (record === undefined) return false;
    sink.record(line, record);
    return true;
  }

  function flush(): void {
    const rows = waiting;
    waiting = [];
    const parsed = parseRows(
      rows.map(({ text }) => text),
      dialect,
    );
    for (const [i, { line, text }] of rows.entries()) {
      const fields = parsed[i];
      if (!hand(line, text, fields)) sink.reject(line, unfit(line, fields, names), text.slice(0, rawKept));
    }
  }

  return {
    add(line, text) {
      if (text.trim() === '') return;
      waiting.push({ line, text });
      if (waiting.length >= (names === undefined ? 1 : rowsAtOnce)) flush();
    },
    addAlone(line, text) {
      flush();
      const [fields] = parseRows([text], dialect);
      return hand(line, text, fields);
    },
    reject(line, rejection, raw) {
      flush();
      if (names === undefined) throw unreadableHeading(mapping, rejection);
      sink.reject(line, rejection, raw.slice(0, rawKept));
    },
    flush,
  };
}

/** Without a heading no row has a meaning: the file as a whole does not fit the mapping. */
function unreadableHeading(mapping: Mapping, { message }: Rejection): MappingError {
  const problem = `the heading of the data cannot be read: ${message}`;
  return new MappingError(mapping.fileName, [{ line: 1, path: 'csv', problem }]);
}

/** undefined when the number of columns differs; empty cells too many at the end do not count. */
function toRecord(names: readonly string[], fields: readonly string[]): Record<string, string> | undefined {
  if (fields.length < names.length) return undefined;
  for (let i = names.length; i < fields.length; i++) if (fields[i] !== '') return undefined;
  const record: Record<string, string> = Object.create(null);
  for (const [i, name] of names.entries()) record[name] = fields[i] ?? '';
  return record;
}

function unfit(line: number, fields: string[] | undefined, names: string[] | undefined): Rejection {
  if (fields === undefined) return invalidCsv(line, 'the quotes make no fields');
  return invalidCsv(line, `${fields.length} columns where the heading has ${names?.length ?? 0}`);
}

export const invalidCsv = (line: number, problem: string): Rejection => ({
  reason: 'invalid_csv',
  path: '',
  message: `line ${line}: ${problem}`,
});

/** Zeros beside each character are UTF-16, read as if each byte were a character. */
const zeros = (text: string): Rejection => ({
  reason: 'invalid_utf8',
  path: '',
  message: /^(?:[^\0]\0){3}|^(?:\0[^\0]){3}/.test(text)
    ? `it looks like UTF-16 without a byte order mark; say csv: { encoding: utf-16${text[0] === '\0' ? 'be' : 'le'} }, or save the file as UTF-8`
    : 'it holds zero bytes',
});
