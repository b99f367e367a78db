import type { Rejection } from '../../contract/records/rejection.ts';
import type { InputObject } from '../../platform/ports.ts';
import type { Mapping } from '../../sources/mapping.ts';
import type { Chunks } from '../unpack/chunks.ts';
import { unpack } from '../unpack/unpack.ts';
import type { Limits } from './limits.ts';
import { objectFormat, type RecordFormat } from './object-format.ts';
import { isParquet, parquetLines } from './parquet-lines.ts';
import type { ValueSink } from './parse-json.ts';
import type { RecordReader } from './record-sink.ts';
import { markedEncoding, toUtf8, unmarkedUtf16, withoutMark } from './text-encoding.ts';
import { csvReader, jsonReader } from './text-reader.ts';

/** Takes what a reader finds; a note is something that a person should know about the object. */
export type ObjectSink = ValueSink & { note(text: string): void };

/** An object ready to be read: its unpacked bytes, and how they are cut into records. */
export interface OpenRecords {
  readonly chunks: Chunks;
  readonly createReader: (sink: ObjectSink) => RecordReader;
  /** True when all records have the columns of a heading. */
  readonly isTable: boolean;
}

/**
 * Finds out by an object's first bytes and its name how it is to be read.
 * @returns why it cannot be read at all
 */
export async function openRecords(
  object: InputObject,
  limits: Limits,
  mapping?: Mapping,
): Promise<OpenRecords | Rejection> {
  const unpacked = await unpack(() => object.open(), limits.silenceMs);
  if ('reason' in unpacked) return unpacked;
  const { head, chunks, name } = unpacked;
  if (isParquet(head)) {
    if (mapping !== undefined) return openParquet(chunks, limits);
    await chunks.return({});
    return parquetNeedsMapping;
  }
  const format = objectFormat(object.key, mapping?.format ?? guessed(object.key, name, head, mapping), name);
  const opened = typeof format === 'string' ? openText({ format, head, chunks, limits, mapping }) : format;
  if ('reason' in opened) await chunks.return({});
  return opened;
}

/** Under a mapping a name that says no format does not matter: what begins as JSON is lines or values, else CSV. */
function guessed(
  key: string,
  zippedName: string,
  head: Buffer,
  mapping: Mapping | undefined,
): RecordFormat | undefined {
  if (mapping === undefined) return undefined;
  const named = objectFormat(key, undefined, zippedName);
  if (typeof named === 'string' || named.reason !== 'unknown_format') return undefined;
  if (/^(?:\ufeff)?\s*[[{]/.test(head.toString())) return 'ndjson';
  return mapping.isForOthers ? undefined : 'csv';
}

const openParquet = (chunks: Chunks, limits: Limits): OpenRecords => ({
  chunks: parquetLines(chunks),
  createReader: (sink) => jsonReader('ndjson', Buffer.from('\n'), sink, limits),
  isTable: false,
});

interface Text {
  readonly format: RecordFormat;
  readonly head: Buffer;
  readonly chunks: Chunks;
  readonly limits: Limits;
  readonly mapping: Mapping | undefined;
}

function openText({ format, head, chunks, limits, mapping }: Text): OpenRecords | Rejection {
  const marked = markedEncoding(head);
  if (format !== 'csv') {
    if (marked === undefined && unmarkedUtf16(head) !== undefined) return unmarked;
    const isUtf8 = marked === undefined || marked === 'utf-8';
    const createReader = (sink: ObjectSink) => jsonReader(format, head, sink, limits);
    const isTable = false;
    if (!isUtf8) return { chunks: toUtf8(chunks, marked), createReader, isTable };
    return { chunks: marked === undefined ? chunks : withoutMark(chunks), createReader, isTable };
  }
  if (mapping === undefined) return mappingNeeded;
  // The reader of CSV decodes by itself, and knows what to do with the mark.
  const encoding = marked ?? mapping.csv.encoding;
  return { chunks, createReader: (sink) => csvReader(mapping, encoding, sink, limits), isTable: true };
}

const unmarked: Rejection = {
  reason: 'invalid_utf8',
  path: '',
  message: 'the object looks like UTF-16, but has no byte order mark that says so; save it as UTF-8',
};

const parquetNeedsMapping: Rejection = {
  reason: 'mapping_needed',
  path: '',
  message: 'a Parquet file needs a mapping that says what its columns mean',
};

const mappingNeeded: Rejection = {
  reason: 'mapping_needed',
  path: '',
  message: 'a CSV file needs a mapping that says what its columns mean',
};
