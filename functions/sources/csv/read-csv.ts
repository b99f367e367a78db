import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import type { CsvSink } from './csv-sink.ts';
import { findDialect } from './dialect.ts';
import { type RowReader, readRows } from './read-rows.ts';
import { createTextDecoder } from './text-decoder.ts';

/** Reads CSV from unpacked bytes that arrive in parts. */
export interface CsvReader {
  /** @throws MappingError when the heading lacks a column that the mapping uses */
  push(chunk: Uint8Array): void;
  /** No more bytes will come. With `damage` the object ended early: what is left over is one rejected record. */
  end(damage?: Rejection): void;
}

/**
 * Reads CSV under a mapping's `csv:` settings, in bounded memory: the beginning until it tells the dialect, then rows.
 * @param encoding of the bytes, where something else than the mapping says it
 */
export function readCsv(
  mapping: Mapping,
  sink: CsvSink,
  maxBytes: number,
  encoding = mapping.csv.encoding,
): CsvReader {
  const decoder = createTextDecoder(encoding);
  let beginning = '';
  let rows: RowReader | undefined;

  function read(text: string, isFinal: boolean): void {
    if (rows !== undefined) {
      rows.push(text);
      return;
    }
    beginning += text;
    const dialect = findDialect(beginning, mapping, isFinal || beginning.length > maxBytes);
    if (dialect === undefined) return;
    rows = readRows({ mapping, dialect, sink, maxBytes, decoder, encoding });
    rows.push(beginning);
    beginning = '';
  }

  return {
    push: (chunk) => read(decoder.decode(chunk), false),
    end(damage) {
      read(decoder.end(), true);
      rows?.end(damage);
    },
  };
}
