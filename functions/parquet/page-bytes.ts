import { ByteWriter } from 'hyparquet-writer';
import { getPageBoundaries } from 'hyparquet-writer/src/column.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import type { RowValue } from '../contract/lake/tables.ts';
import type { PlainPart, physicalTypes } from './plain-values.ts';

/** Bytes of values from which on a page ends. */
export const pageBytes = 1 << 20;
/** No value but a text takes more. */
const mostBytesOfValue = 8;

export type Physical = (typeof physicalTypes)[keyof typeof physicalTypes];

/** Pages of values that have one size each, those that are not null as `encode` writes them. */
export function cut<T>(
  values: T[],
  type: Physical,
  encode: (values: NonNullable<T>[]) => Uint8Array,
): readonly PlainPart[] {
  const fitsOne = values.length * mostBytesOfValue < pageBytes;
  const pages = fitsOne
    ? [{ start: 0, end: values.length }]
    : getPageBoundaries(values, type, undefined, pageBytes);
  return pages.map(({ start, end }) => ({ start, end, bytes: encode(presentOf(values, start, end)) }));
}

/** Values that are not null, without a call for each: every cell of a row passes here. */
function presentOf<T>(values: readonly T[], start: number, end: number): NonNullable<T>[] {
  const present: NonNullable<T>[] = [];
  for (let i = start; i < end; i++) {
    const value = values[i];
    if (value != null) present.push(value);
  }
  return present;
}

/** A dictionary's indexes. */
export function indexBytes(indexes: number[]): Uint8Array {
  const page = new ByteWriter(indexes.length);
  let most = 0;
  for (const index of indexes) if (index > most) most = index;
  const bits = Math.ceil(Math.log2(most + 1));
  page.appendUint8(bits);
  writeRleBitPackedHybrid(page, indexes, bits);
  return page.getBytes();
}

/** Truth values in runs, their length before them. */
export function booleanRuns(values: RowValue[]): Uint8Array {
  const [page, runs] = [new ByteWriter(), new ByteWriter()];
  writeRleBitPackedHybrid(runs, values, 1);
  page.appendUint32(runs.offset);
  page.appendBytes(runs.getBytes());
  return page.getBytes();
}
