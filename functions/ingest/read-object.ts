import type { Rejection } from '../contract/rejection.ts';
import type { InputObject } from '../platform/ports.ts';
import { createMapper, type Mapping, readCsv } from '../sources/mapping.ts';
import type { Limits } from './limits.ts';
import { mapRecords, planRecords } from './map-records.ts';
import { type ObjectFormat, objectFormat } from './object-format.ts';
import { parseJson, type ValueSink } from './parse-json.ts';
import type { ObjectPlan } from './plan-object.ts';
import type { RecordReader } from './record-sink.ts';
import { splitArray } from './split-array.ts';
import { splitLines } from './split-lines.ts';
import type { PlannedFile } from './table-files.ts';
import { unpack } from './unpack.ts';
import { withoutByteOrderMark } from './without-byte-order-mark.ts';

/** Feeds an object's records to the plan and gives out the files as they are finished. */
export async function* readObject(
  object: InputObject,
  plan: ObjectPlan,
  limits: Limits,
  mapping?: Mapping,
): AsyncGenerator<PlannedFile> {
  const format = objectFormat(object.key, mapping?.format);
  if ('reason' in format) plan.reject(1, format, '');
  else if (object.size === 0) plan.reject(1, emptyObject, '');
  else if (format.format === 'csv' && mapping === undefined) plan.reject(1, mappingNeeded, '');
  else yield* readRecords(object, format, plan, limits, mapping);
  plan.finish();
  yield* plan.takeFiles();
}

async function* readRecords(
  object: InputObject,
  format: ObjectFormat,
  plan: ObjectPlan,
  limits: Limits,
  mapping: Mapping | undefined,
): AsyncGenerator<PlannedFile> {
  if (mapping === undefined) {
    yield* readChunks(object, format, textReader(format, planRecords(plan), limits), plan, limits);
    return;
  }
  const mapped = mapRecords(plan, createMapper(mapping));
  const reader =
    format.format === 'csv' ? csvReader(mapping, mapped, limits) : textReader(format, mapped, limits);
  yield* readChunks(object, format, reader, plan, limits);
  mapped.finish();
}

async function* readChunks(
  object: InputObject,
  { format, isGzip }: ObjectFormat,
  reader: RecordReader,
  plan: ObjectPlan,
  limits: Limits,
): AsyncGenerator<PlannedFile> {
  const unpacked = unpack(() => object.open(), isGzip);
  // A mapping may say that a CSV file is UTF-16: its reader knows what to do with the mark.
  const chunks = format === 'csv' ? unpacked : withoutByteOrderMark(unpacked);
  let room = limits.unpackedBytes;
  try {
    let next = await chunks.next();
    while (next.done !== true && !plan.isFull()) {
      const chunk = next.value;
      reader.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      yield* plan.takeFiles();
      room -= chunk.length;
      if (room < 0) return reader.end(tooLarge(limits.unpackedBytes));
      next = await chunks.next();
    }
    if (next.done === true) reader.end(next.value);
  } finally {
    await chunks.return(undefined);
  }
}

function textReader({ format }: ObjectFormat, sink: ValueSink, { recordBytes }: Limits): RecordReader {
  const split = format === 'json' ? splitArray : splitLines;
  return split(parseJson(sink), recordBytes);
}

function csvReader(mapping: Mapping, sink: ValueSink, { recordBytes }: Limits): RecordReader {
  const rows = {
    record: (recordNo: number, record: Record<string, string>) => sink.value(recordNo, record, ''),
    reject: sink.reject,
  };
  return readCsv(mapping, rows, recordBytes);
}

const emptyObject: Rejection = { reason: 'empty_object', path: '', message: 'the object has no bytes' };

const mappingNeeded: Rejection = {
  reason: 'mapping_needed',
  path: '',
  message: 'a CSV file needs a mapping that says what its columns mean',
};

const tooLarge = (bytes: number): Rejection => ({
  reason: 'too_large',
  path: '',
  message: `the object unpacks to more than ${bytes} bytes; what lies beyond was not read`,
});
