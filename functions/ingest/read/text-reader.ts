import { type Mapping, readCsv } from '../../sources/mapping.ts';
import type { Limits } from './limits.ts';
import type { RecordFormat } from './object-format.ts';
import { parseJson, type ValueSink } from './parse-json.ts';
import type { RecordReader } from './record-sink.ts';
import { splitJson } from './split-json.ts';
import { splitLines } from './split-lines.ts';

/**
 * The reader of a JSON format: cuts unpacked bytes into records and hands on their values.
 * @param head the first bytes: objects that no line break parts are read as such, whatever the format is called
 */
export function jsonReader(
  format: Exclude<RecordFormat, 'csv'>,
  head: Buffer,
  sink: ValueSink,
  limits: Limits,
): RecordReader {
  const split = format === 'json' || isOneLine(head) ? splitJson : splitLines;
  return split(parseJson(sink, limits), limits.recordBytes);
}

/** Objects one behind another without a line break, as Firehose writes them. */
const isOneLine = (head: Buffer): boolean => !head.includes('\n') && /^\s*\{.*\}\s*\{/.test(head.toString());

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
