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

export const createTable = (mapping: Mapping, dialect: Dialect, sink: CsvSink): Table =>
  new RowTable(mapping, dialect, sink);

/** Rows are parsed some hundreds at a time; what the sink gets keeps their order. */
class RowTable implements Table {
  readonly #mapping: Mapping;
  readonly #dialect: Dialect;
  readonly #sink: CsvSink;
  #names: readonly string[] | undefined;
  #waiting: { line: number; text: string }[] = [];

  constructor(mapping: Mapping, dialect: Dialect, sink: CsvSink) {
    this.#mapping = mapping;
    this.#dialect = dialect;
    this.#sink = sink;
    if (mapping.csv.header !== undefined) this.#begin(columnNames(mapping.csv.header));
  }

  add(line: number, text: string): void {
    if (text.trim() === '') return;
    this.#waiting.push({ line, text });
    if (this.#waiting.length >= (this.#names === undefined ? 1 : rowsAtOnce)) this.flush();
  }

  addAlone(line: number, text: string): boolean {
    this.flush();
    const [fields] = parseRows([text], this.#dialect);
    return this.#hand(line, text, fields);
  }

  reject(line: number, rejection: Rejection, raw: string): void {
    this.flush();
    if (this.#names === undefined) throw unreadableHeading(this.#mapping, rejection);
    this.#sink.reject(line, rejection, raw.slice(0, rawKept));
  }

  flush(): void {
    const rows = this.#waiting;
    this.#waiting = [];
    const texts = rows.map(({ text }) => text);
    const parsed = parseRows(texts, this.#dialect);
    for (const [i, { line, text }] of rows.entries()) {
      const fields = parsed[i];
      if (this.#hand(line, text, fields)) continue;
      this.#sink.reject(line, unfit(line, fields, this.#names), text.slice(0, rawKept));
    }
  }

  #begin(names: readonly string[]): void {
    checkColumns(this.#mapping, names, this.#dialect.delimiter);
    for (const text of repeatedColumns(this.#mapping, names)) this.#sink.note(text);
    this.#names = names;
  }

  /** @returns false when the fields do not fit the heading */
  #hand(line: number, text: string, fields: string[] | undefined): boolean {
    if (fields === undefined) return false;
    if (fields.every((field) => field === '')) {
      this.#sink.passOver(line);
      return true;
    }
    if (this.#names === undefined) {
      if (text.includes('\0')) throw unreadableHeading(this.#mapping, zeros(text));
      this.#begin(columnNames(fields));
      return true;
    }
    const record = toRecord(this.#names, fields);
    if (record === undefined) return false;
    this.#sink.record(line, record);
    return true;
  }
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

function unfit(line: number, fields: string[] | undefined, names: readonly string[] | undefined): Rejection {
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
