import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { type CsvSink, rawKept } from './csv-sink.ts';
import type { Dialect } from './dialect.ts';
import { type RawRow, RowSplitter } from './row-splitter.ts';
import { createTable, invalidCsv, type Table } from './table.ts';
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
export const readRows = (context: RowContext): RowReader => new CsvRowReader(context);

class CsvRowReader implements RowReader {
  readonly #context: RowContext;
  readonly #rows: RowSplitter;
  readonly #table: Table;
  #line = 1;
  #linesToSkip: number;
  /** Within a line too long to keep. */
  #isSkipping = false;

  constructor(context: RowContext) {
    const { mapping, dialect, sink } = context;
    this.#context = context;
    this.#rows = new RowSplitter(dialect);
    this.#table = createTable(mapping, dialect, sink);
    this.#linesToSkip = dialect.linesToSkip;
  }

  push(text: string): void {
    this.#rows.push(text);
    this.#drain(false);
  }

  end(damage?: Rejection): void {
    this.#drain(damage === undefined);
    this.#table.flush();
    if (damage !== undefined)
      this.#context.sink.reject(this.#line, damage, this.#rows.takeRest().slice(0, rawKept));
  }

  #drain(isFinal: boolean): void {
    if (this.#isSkipping) {
      if (this.#rows.nextLine(isFinal) === undefined) return void this.#rows.takeRest();
      this.#isSkipping = false;
      this.#line++;
    }
    for (let row = this.#nextRow(isFinal); row !== undefined; row = this.#nextRow(isFinal)) {
      this.#line += this.#take(row);
    }
    if (this.#rows.left > this.#context.maxBytes) this.#giveUpOnLine();
  }

  #nextRow(isFinal: boolean): RawRow | undefined {
    const row = this.#linesToSkip > 0 ? this.#rows.nextLine(isFinal) : this.#rows.next(isFinal);
    if (row !== undefined || this.#rows.left <= this.#context.maxBytes) return row;
    return this.#rows.nextLine(isFinal);
  }

  /** @returns how many lines are done with */
  #take(row: RawRow): number {
    const { sink, maxBytes, decoder, encoding } = this.#context;
    const [line, table] = [this.#line, this.#table];
    if (this.#linesToSkip > 0) this.#linesToSkip--;
    else if (Buffer.byteLength(row.text) > maxBytes)
      sink.reject(line, tooLong(maxBytes), row.text.slice(0, rawKept));
    else if (row.isOpen)
      table.reject(line, invalidCsv(line, 'a quote that opens here is not closed'), row.text);
    else if (decoder.isSuspect && row.text.includes('\uFFFD'))
      table.reject(line, notText(encoding), row.text);
    else if (row.lines === 1) table.add(line, row.text);
    else if (!table.addAlone(line, row.text)) return this.#rejectFirstLine(row);
    return row.lines;
  }

  /** A row over several lines that does not fit is likelier a stray quote: the lines behind it are rows again. */
  #rejectFirstLine(row: RawRow): number {
    this.#rows.rewind(row);
    const first = this.#rows.nextLine(true);
    const rejection = invalidCsv(this.#line, 'a quote that opens here makes no row');
    this.#table.reject(this.#line, rejection, first?.text ?? row.text);
    return 1;
  }

  #giveUpOnLine(): void {
    const { maxBytes } = this.#context;
    this.#table.reject(this.#line, tooLong(maxBytes), this.#rows.takeRest().slice(0, rawKept));
    this.#isSkipping = true;
  }
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
