import type { Rejection } from '../contract/records/rejection.ts';
import type { InputObject } from '../platform/ports.ts';
import { createMapper, forFile, type Mapping, type RecordWatch, type Trace } from '../sources/mapping.ts';
import { redact } from '../tag/redaction/redact.ts';
import { mapRecords, takeRecords } from './accept/map-records.ts';
import type { Privacy } from './accept/privacy.ts';
import type { RecordCounts } from './accept/record-counts.ts';
import { feedReader } from './read/feed-reader.ts';
import type { Limits } from './read/limits.ts';
import { withoutEndings } from './read/object-format.ts';
import { type OpenRecords, openRecords } from './read/open-records.ts';
import type { ObjectAccumulator } from './write/object-accumulator.ts';
import type { FinishedFile } from './write/table-files.ts';

/** One object, and what its reading fills. */
export interface Reading {
  readonly object: InputObject;
  readonly content: ObjectAccumulator;
  readonly limits: Limits;
  /** By what customers are known in the lake. */
  readonly customerKey: Privacy['customerKey'];
  readonly mapping?: Mapping;
  readonly trace?: Trace;
  readonly observer?: { readonly watch?: RecordWatch };
  readonly progress?: (counts: RecordCounts) => void;
}

/**
 * Reads an object's records into the accumulator, and gives out the files as they are finished.
 * @throws MappingError when the object does not fit the mapping, and what its stream throws
 */
export async function* readObject(reading: Reading): AsyncGenerator<FinishedFile> {
  const { object, content } = reading;
  const mapping = reading.mapping && forFile(reading.mapping, object.key);
  if (mapping?.parts?.length === 0) content.note(noStream);
  if (holdsAddress(object.key)) content.note(namedByAddress);
  const limits = limitsFor(reading.limits, mapping);
  const opened = object.size === 0 ? emptyObject : await openRecords(object, limits, mapping);
  if ('reason' in opened) content.reject(1, opened, { text: '' });
  else yield* readRecords(opened, { ...reading, limits, ...(mapping && { mapping }) });
  await content.finish();
  yield* content.takeFiles();
}

/** The files of an object that is refused as a whole. */
export async function* refuseObject(
  content: ObjectAccumulator,
  refusal: Rejection,
): AsyncGenerator<FinishedFile> {
  content.reject(1, refusal, { text: '' });
  await content.finish();
  yield* content.takeFiles();
}

async function* readRecords(
  { chunks, createReader, isTable }: OpenRecords,
  { content, limits, customerKey, mapping, progress, trace, observer }: Reading,
): AsyncGenerator<FinishedFile> {
  const tables = mapping?.tables;
  const options = {
    isTable,
    customerDigest: customerKey,
    ...(trace && { trace }),
    ...(tables && { lookups: tables }),
    ...(observer?.watch && { watch: observer.watch }),
  };
  const mapped = mapping && mapRecords(content, createMapper(mapping, options), mapping.isForOthers);
  const reader = createReader({ ...(mapped ?? takeRecords(content)), note: (text) => content.note(text) });
  const feeding = feedReader(chunks, reader, limits.unpackedBytes);
  let next = await feeding.next();
  try {
    for (; next.done !== true && !content.isFull(); next = await feeding.next()) {
      progress?.(content.counts);
      await content.tagWaiting();
      yield* content.takeFiles();
    }
  } finally {
    await feeding.return(undefined);
  }
  if (next.done === true && next.value !== undefined) content.note(next.value);
  if (content.counts.rowsRead === 0 && content.counts.recordsIn === 0) content.note(noRecords);
}

/** An ending like `.csv` would make an address of `tickets@2026.csv`. */
function holdsAddress(key: string): boolean {
  const name = withoutEndings(key);
  return name.includes('@') && redact(name) !== name;
}

const namedByAddress =
  'its name holds an e-mail address, which stays in the lake as object_key: rename the file before it is read';
const noRecords = 'it holds no records';
const noStream = 'no stream of the mapping reads this file: its records are passed over';

/** One that holds many records may be longer than a record. */
const mostRecordsInOne = 32;

function limitsFor(limits: Limits, mapping: Mapping | undefined): Limits {
  const isHolder =
    mapping !== undefined && [mapping, ...(mapping.parts ?? [])].some(({ records }) => records);
  return isHolder ? { ...limits, recordBytes: limits.recordBytes * mostRecordsInOne } : limits;
}

const emptyObject: Rejection = { reason: 'empty_object', path: '', message: 'the object has no bytes' };
