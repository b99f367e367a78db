import type { Rejection } from '../../contract/rejection.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { MappingError } from '../mapping-file/mapping-error.ts';
import { checkColumns, columnNames } from './heading.ts';
import { parseRows } from './parse-rows.ts';
import { type RawRow, RowSplitter } from './row-splitter.ts';
import { createTextDecoder } from './text-decoder.ts';

/** Takes what is found in a CSV file, in its order. Records are numbered by the line on which they begin. */
export interface CsvSink {
  record(recordNo: number, record: Record<string, string>): void;
  /** One row that cannot be read; `raw` is as much of it as is at hand. */
  reject(recordNo: number, rejection: Rejection, raw: string): void;
}

/** Reads CSV from unpacked bytes that arrive in parts. */
export interface CsvReader {
  /** @throws MappingError when the heading lacks a column that the mapping uses */
  push(chunk: Uint8Array): void;
  /** No more bytes will come. With `damage` the object ended early: what is left over is one rejected record. */
  end(damage?: Rejection): void;
}

const rowsAtOnce = 500;
const rawKept = 16 * 1024;

/**
 * Reads rows under a mapping's `csv:` settings, in bounded memory. A row that is none (a quote never closed, another
 * number of columns, bytes that are no text, longer than `maxBytes`) is rejected with its line, and reading goes on
 * with the next line. Rows without any content are passed over.
 */
export function readCsv(mapping: Mapping, sink: CsvSink, maxBytes: number): CsvReader {
  const decoder = createTextDecoder(mapping.csv.encoding);
  const rows = new RowSplitter(mapping.csv);
  const table = createTable(mapping, sink);
  let line = 1;
  let linesToSkip = mapping.csv.skip_lines;
  /** Within a line too long to keep. */
  let isSkipping = false;

  function drain(isFinal: boolean): void {
    if (isSkipping) {
      if (rows.nextLine(isFinal) === undefined) return void rows.takeRest();
      isSkipping = false;
      line++;
    }
    for (let row = nextRow(isFinal); row !== undefined; row = nextRow(isFinal)) {
      line += take(row);
    }
    if (rows.left > maxBytes) giveUpOnLine();
  }

  function nextRow(isFinal: boolean): RawRow | undefined {
    const row = linesToSkip > 0 ? rows.nextLine(isFinal) : rows.next(isFinal);
    if (row !== undefined || rows.left <= maxBytes) return row;
    return rows.nextLine(isFinal);
  }

  /** @returns how many lines are done with */
  function take(row: RawRow): number {
    if (linesToSkip > 0) linesToSkip--;
    else if (Buffer.byteLength(row.text) > maxBytes)
      sink.reject(line, tooLong(maxBytes), row.text.slice(0, rawKept));
    else if (row.isOpen)
      table.reject(line, invalidCsv(line, 'a quote that opens here is not closed'), row.text);
    else if (decoder.isSuspect && row.text.includes('\uFFFD')) table.reject(line, notText(mapping), row.text);
    else if (row.lines === 1) table.add(line, row.text);
    else if (!table.addAlone(line, row.text)) return rejectFirstLine(row);
    return row.lines;
  }

  /** A row over several lines that does not fit is likelier a stray quote: the lines behind it are rows again. */
  function rejectFirstLine(row: RawRow): number {
    rows.rewind(row);
    const first = rows.nextLine(true);
    table.reject(line, invalidCsv(line, 'a quote that opens here makes no row'), first?.text ?? row.text);
    return 1;
  }

  function giveUpOnLine(): void {
    table.reject(line, tooLong(maxBytes), rows.takeRest().slice(0, rawKept));
    isSkipping = true;
  }

  return {
    push(chunk) {
      rows.push(decoder.decode(chunk));
      drain(false);
    },
    end(damage) {
      rows.push(decoder.end());
      drain(damage === undefined);
      table.flush();
      if (damage !== undefined) sink.reject(line, damage, rows.takeRest().slice(0, rawKept));
    },
  };
}

interface Table {
  add(line: number, row: string): void;
  /** @returns false when the row does not fit, which is then not rejected */
  addAlone(line: number, row: string): boolean;
  reject(line: number, rejection: Rejection, raw: string): void;
  flush(): void;
}

/** Rows are parsed some hundreds at a time; what the sink hears keeps their order. */
function createTable(mapping: Mapping, sink: CsvSink): Table {
  let names = mapping.csv.header === undefined ? undefined : columnNames(mapping.csv.header);
  if (names !== undefined) checkColumns(mapping, names);
  let waiting: { line: number; text: string }[] = [];

  function hand(line: number, text: string, fields: string[] | undefined): boolean {
    if (fields === undefined) return false;
    if (fields.every((field) => field === '')) return true;
    if (names === undefined) {
      if (text.includes('\0')) throw unreadableHeading(mapping, notText(mapping));
      names = columnNames(fields);
      checkColumns(mapping, names);
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
      mapping.csv,
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
      const [fields] = parseRows([text], mapping.csv);
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

const invalidCsv = (line: number, problem: string): Rejection => ({
  reason: 'invalid_csv',
  path: '',
  message: `line ${line}: ${problem}`,
});

const tooLong = (maxBytes: number): Rejection => ({
  reason: 'line_too_long',
  path: '',
  message: `the row is longer than ${maxBytes} bytes`,
});

const notText = ({ csv }: Mapping): Rejection => ({
  reason: 'invalid_utf8',
  path: '',
  message: `the row is not ${csv.encoding} text; the mapping's csv: { encoding: … } says what the file is in`,
});
