import { type Mapping, readCsv } from '../../sources/mapping.ts';
import type { Limits } from './limits.ts';
import type { RecordFormat } from './object-format.ts';
import { parseJson, type ValueSink } from './parse-json.ts';
import type { RecordReader } from './record-sink.ts';
import { splitJson } from './split-json.ts';
import { splitLines } from './split-lines.ts';

/**
 * The reader of a JSON format: cuts unpacked bytes into records and hands on their values.
 * @param head the first bytes: what cannot be a record a line is read as values, whatever the format is called
 */
export function jsonReader(
  format: Exclude<RecordFormat, 'csv'>,
  head: Buffer,
  sink: ValueSink,
  limits: Limits,
): RecordReader {
  const split = format === 'json' || isNoLines(head.toString()) ? splitJson : splitLines;
  return split(parseJson(sink, limits), limits.recordBytes);
}

/** A list, an object over several lines, or objects without a line break between them, as Firehose writes them. */
const isNoLines = (head: string): boolean =>
  /^\s*(?:\[|\{[ \t\r]*\n)/.test(head) || (!head.includes('\n') && /^\s*\{.*\}\s*\{/.test(head));

/** The reader of CSV: each row is a record by column names. */
export function csvReader(
  mapping: Mapping,
  encoding: string,
  sink: ValueSink & { note(text: string): void },
  { recordBytes }: Limits,
): RecordReader {
  const rows = {
    record: (recordNo: number, record: Record<string, string>) => sink.value(recordNo, record, ''),
    reject: sink.reject,
    passOver: sink.passOver,
    note: sink.note,
  };
  return readCsv(mapping, rows, recordBytes, encoding);
}
