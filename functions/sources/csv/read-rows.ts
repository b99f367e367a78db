import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { type CsvSink, rawKept } from './csv-sink.ts';
import type { Dialect } from './dialect.ts';
import { type RawRow, RowSplitter } from './row-splitter.ts';
import { createTable, invalidCsv } from './table.ts';
import type { StreamDecoder } from './text-decoder.ts';

/** Reads rows from text that arrives in parts. */
export interface RowReader {
  push(text: string): void;
  end(damage?: Rejection): void;
}

interface RowContext {
  readonly mapping: Mapping;
  readonly dialect: Dialect;
  readonly sink: CsvSink;
  readonly maxBytes: number;
  readonly decoder: StreamDecoder;
  readonly encoding: string;
}

/**
 * Reads rows in bounded memory. A row that is none (a quote never closed, another number of columns, bytes that are
 * no text, longer than `maxBytes`) is rejected with its line, and reading goes on with the next line. Rows without
 * any content are passed over.
 */
export function readRows(context: RowContext): RowReader {
  const { mapping, dialect, sink, maxBytes, decoder, encoding } = context;
  const rows = new RowSplitter(dialect);
  const table = createTable(mapping, dialect, sink);
  let line = 1;
  let { linesToSkip } = dialect;
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
    else if (decoder.isSuspect && row.text.includes('\uFFFD'))
      table.reject(line, notText(encoding), row.text);
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
    push(text) {
      rows.push(text);
      drain(false);
    },
    end(damage) {
      drain(damage === undefined);
      table.flush();
      if (damage !== undefined) sink.reject(line, damage, rows.takeRest().slice(0, rawKept));
    },
  };
}

const tooLong = (maxBytes: number): Rejection => ({
  reason: 'line_too_long',
  path: '',
  message: `the row is longer than ${maxBytes} bytes`,
});

const notText = (encoding: string): Rejection => ({
  reason: 'invalid_utf8',
  path: '',
  message: `the row is not ${encoding} text; the mapping's csv: { encoding: … } says what the file is in`,
});
