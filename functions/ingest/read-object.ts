import type { Rejection } from '../contract/rejection.ts';
import type { InputObject } from '../platform/ports.ts';
import { createMapper, type Mapping } from '../sources/mapping.ts';
import { mapRecords, takeRecords } from './accept/map-records.ts';
import { feedReader } from './read/feed-reader.ts';
import type { Limits } from './read/limits.ts';
import { type ObjectFormat, objectFormat } from './read/object-format.ts';
import { csvReader, jsonReader } from './read/text-reader.ts';
import { unpack } from './read/unpack.ts';
import { withoutByteOrderMark } from './read/without-byte-order-mark.ts';
import type { ObjectAccumulator } from './write/object-accumulator.ts';
import type { FinishedFile } from './write/table-files.ts';

/** Reads an object's records into the accumulator, and gives out the files as they are finished. */
export async function* readObject(
  object: InputObject,
  content: ObjectAccumulator,
  limits: Limits,
  mapping?: Mapping,
): AsyncGenerator<FinishedFile> {
  const format = objectFormat(object.key, mapping?.format);
  if ('reason' in format) content.reject(1, format, '');
  else if (object.size === 0) content.reject(1, emptyObject, '');
  else if (format.format === 'csv' && mapping === undefined) content.reject(1, mappingNeeded, '');
  else {
    for await (const _ of readRecords(object, format, content, limits, mapping)) {
      yield* content.takeFiles();
      if (content.isFull()) break;
    }
  }
  content.finish();
  yield* content.takeFiles();
}

/** The files of an object that is refused as a whole. */
export async function* refuseObject(
  content: ObjectAccumulator,
  refusal: Rejection,
): AsyncGenerator<FinishedFile> {
  content.reject(1, refusal, '');
  content.finish();
  yield* content.takeFiles();
}

/** Yields between chunks, when files may be finished. */
async function* readRecords(
  object: InputObject,
  { format, isGzip }: ObjectFormat,
  content: ObjectAccumulator,
  limits: Limits,
  mapping: Mapping | undefined,
): AsyncGenerator<void> {
  const sink = mapping === undefined ? takeRecords(content) : mapRecords(content, createMapper(mapping));
  const unpacked = unpack(() => object.open(), isGzip);
  if (format !== 'csv') {
    const reader = jsonReader(format, sink, limits);
    yield* feedReader(withoutByteOrderMark(unpacked), reader, limits.unpackedBytes);
  } else if (mapping !== undefined) {
    // A mapping may say that a CSV file is UTF-16: its reader knows what to do with the mark.
    yield* feedReader(unpacked, csvReader(mapping, sink, limits), limits.unpackedBytes);
  }
}

const emptyObject: Rejection = { reason: 'empty_object', path: '', message: 'the object has no bytes' };

const mappingNeeded: Rejection = {
  reason: 'mapping_needed',
  path: '',
  message: 'a CSV file needs a mapping that says what its columns mean',
};
