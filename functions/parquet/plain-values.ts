import { ByteWriter } from 'hyparquet-writer';
import { writePlain } from 'hyparquet-writer/src/plain.js';
import type { ColumnType, RowValue } from '../contract/lake/tables.ts';

/** Parquet's names of what columns are stored as. */
export const physicalTypes = {
  string: 'BYTE_ARRAY',
  bigint: 'INT64',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'INT32',
  timestamp: 'INT64',
} as const satisfies Record<ColumnType, string>;

/** Some rows of a column, and the bytes of those that are not null. */
export interface PlainPart {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** The encoding PLAIN of values none of which is null. @throws RangeError for an INT64 that is no integer */
export function plainBytes(type: ColumnType, values: readonly RowValue[]): Uint8Array {
  if (type === 'string') return plainTexts(values, Number.POSITIVE_INFINITY)[0]?.bytes ?? nothing;
  if (physicalTypes[type] === 'INT64') return plainIntegers(values as readonly number[]);
  const page = new ByteWriter();
  writePlain(page, [...values], physicalTypes[type], undefined);
  return page.getBytes();
}

const nothing = new Uint8Array();
const twoToThe32 = 2 ** 32;

/** In two halves of 32 bits: a BigInt for each would cost several times as much. */
function plainIntegers(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) {
    if (!Number.isSafeInteger(value)) throw new RangeError(`parquet: ${value} is no integer that is exact`);
    view.setUint32(i * 8, value >>> 0, true);
    view.setInt32(i * 8 + 4, Math.floor(value / twoToThe32), true);
  }
  return bytes;
}

/** Each text is its length in four bytes and itself in UTF-8, written once and in place. */
let room = Buffer.allocUnsafe(1 << 20);
const lengthBytes = 4;
const mostBytesOfUnit = 3;

/**
 * Texts in the encoding PLAIN, cut before the row with which a page would have so many bytes of texts. The bytes are
 * good until the next call.
 */
export function plainTexts(values: readonly RowValue[], pageBytes: number): PlainPart[] {
  const parts: { start: number; end: number; from: number; to: number }[] = [];
  let [start, from, at, inPage] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const text = values[i] as string | null | undefined;
    const before = at;
    const added = text == null ? 0 : writeText(text, at);
    if (text != null) at += lengthBytes + added;
    inPage += added;
    if (inPage < pageBytes || i === start) continue;
    parts.push({ start, end: i, from, to: before });
    [start, from, inPage] = [i, before, added];
  }
  if (start < values.length) parts.push({ start, end: values.length, from, to: at });
  return parts.map(({ from, to, ...rows }) => ({ ...rows, bytes: room.subarray(from, to) }));
}

/** @returns the bytes of the text itself */
function writeText(text: string, at: number): number {
  const most = at + lengthBytes + text.length * mostBytesOfUnit;
  if (most > room.length) room = Buffer.concat([room.subarray(0, at)], Math.max(most, room.length * 2));
  const written = room.write(text, at + lengthBytes);
  room.writeUInt32LE(written, at);
  return written;
}
