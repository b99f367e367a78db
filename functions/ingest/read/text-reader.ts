import { type Mapping, readCsv } from '../../sources/mapping.ts';
import type { Limits } from './limits.ts';
import type { RecordFormat } from './object-format.ts';
import { parseJson, type ValueSink } from './parse-json.ts';
import type { RecordReader } from './record-sink.ts';
import { splitArray } from './split-array.ts';
import { splitLines } from './split-lines.ts';

/** The reader of a JSON format: cuts unpacked bytes into records and hands on their values. */
export function jsonReader(
  format: Exclude<RecordFormat, 'csv'>,
  sink: ValueSink,
  { recordBytes }: Limits,
): RecordReader {
  const split = format === 'json' ? splitArray : splitLines;
  return split(parseJson(sink), recordBytes);
}

/** The reader of CSV: each row is a record by column names. */
export function csvReader(mapping: Mapping, sink: ValueSink, { recordBytes }: Limits): RecordReader {
  const rows = {
    record: (recordNo: number, record: Record<string, string>) => sink.value(recordNo, record, ''),
    reject: sink.reject,
  };
  return readCsv(mapping, rows, recordBytes);
}
