import type { Rejection } from '../contract/records/rejection.ts';
import type { InputObject } from '../platform/ports.ts';
import { type CsvLooks, lookingMapping, type Sample, sniffCsv } from '../sources/starter.ts';
import { feedReader } from './read/feed-reader.ts';
import { defaultLimits } from './read/limits.ts';
import { objectFormat } from './read/object-format.ts';
import { openRecords } from './read/open-records.ts';
import { isParquet } from './read/parquet-lines.ts';
import { markedEncoding, unmarkedUtf16 } from './read/text-encoding.ts';
import { unpack } from './unpack/unpack.ts';

const bytesSniffed = 1024 * 1024;
const mostRecords = 50_000;

/**
 * The first records of an object, as a mapping is begun from them. What cannot be read as a record is left out.
 * @returns why it cannot be read at all
 */
export async function sampleRecords(object: InputObject): Promise<Sample | Rejection> {
  const csv = await sniff(object);
  if (csv !== undefined && 'reason' in csv) return csv;
  const limits = { ...defaultLimits, recordBytes: defaultLimits.recordBytes * 32 };
  const opened = await openRecords(object, limits, lookingMapping(csv));
  if ('reason' in opened) return opened;
  const records: Record<string, unknown>[] = [];
  const reader = opened.createReader({
    value(_, value) {
      if (
        records.length < mostRecords &&
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value)
      )
        records.push(value as Record<string, unknown>);
    },
    reject: () => {},
    passOver: () => {},
    note: () => {},
  });
  const feeding = feedReader(opened.chunks, reader, limits.unpackedBytes);
  let next = await feeding.next();
  while (next.done !== true && records.length < mostRecords) next = await feeding.next();
  await feeding.return(undefined);
  const fileName = object.key.split('/').at(-1) ?? object.key;
  const format = csv === undefined ? 'json' : 'csv';
  return { fileName, format, ...(csv !== undefined && { csv }), records, isWhole: next.done === true };
}

/** How a CSV is written; undefined of another format. */
async function sniff(object: InputObject): Promise<CsvLooks | Rejection | undefined> {
  const unpacked = await unpack(() => object.open(), defaultLimits.silenceMs);
  if ('reason' in unpacked) return unpacked;
  const { head, chunks, name } = unpacked;
  const named = objectFormat(object.key, undefined, name);
  const isJson = typeof named === 'string' ? named !== 'csv' : /^(?:\ufeff)?\s*[[{]/.test(head.toString());
  if (isParquet(head) || isJson) {
    await chunks.return({});
    return undefined;
  }
  const parts: Buffer[] = [];
  let size = 0;
  let next = await chunks.next();
  for (; next.done !== true && size < bytesSniffed; next = await chunks.next()) {
    parts.push(next.value);
    size += next.value.length;
  }
  const isWhole = next.done === true;
  if (next.done !== true) {
    parts.push(next.value);
    await chunks.return({});
  }
  return sniffCsv(Buffer.concat(parts), isWhole, markedEncoding(head) ?? unmarkedUtf16(head));
}
