import { zstdDecompressSync } from 'node:zlib';
import { type FileMetaData, parquetMetadata, parquetRead, parquetReadObjects } from 'hyparquet';
import type { RowValue, TableSpec } from '../contract/lake/tables.ts';

/** A list of values for each column of a table, in its order. */
export type Columns = readonly (readonly RowValue[])[];

const compressors = { ZSTD: (packed: Uint8Array) => zstdDecompressSync(packed) };

/** How instants come out: milliseconds since 1970 UTC, as in rows that are written. */
const parsers = {
  timestampFromMilliseconds: Number,
  timestampFromMicroseconds: (micros: bigint) => Number(micros / 1000n),
  timestampFromNanoseconds: (nanos: bigint) => Number(nanos / 1_000_000n),
};

/** All values of a Parquet file of a table, column by column; a column that the file lacks is null in every row. */
export const readColumns = (spec: TableSpec, bytes: Uint8Array): Promise<Columns> =>
  readRows(spec, { file: arrayBufferOf(bytes) });

/** The same, one row group after another, so that few of them are in memory. */
export async function* readRowGroups(spec: TableSpec, bytes: Uint8Array): AsyncGenerator<Columns> {
  const file = arrayBufferOf(bytes);
  const metadata = parquetMetadata(file);
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    yield await readRows(spec, { file, metadata, rowStart, rowEnd });
    rowStart = rowEnd;
  }
}

/** All rows of a small Parquet file, by column name. Timestamps are Dates, bigints BigInts. */
export const parquetRows = (bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>[]> =>
  parquetReadObjects({ file: arrayBufferOf(bytes), compressors });

const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

interface Reading {
  readonly file: ArrayBuffer;
  readonly metadata?: FileMetaData;
  readonly rowStart?: number;
  readonly rowEnd?: number;
}

async function readRows(spec: TableSpec, reading: Reading): Promise<Columns> {
  const first = reading.rowStart ?? 0;
  const read = new Map<string, RowValue[]>();
  await parquetRead({
    ...reading,
    compressors,
    parsers,
    onChunk({ columnName, columnData, rowStart }) {
      const column = read.get(columnName) ?? [];
      read.set(columnName, column);
      for (let i = 0; i < columnData.length; i++) column[rowStart - first + i] = toRowValue(columnData[i]);
    },
  });
  const rows = Math.max(0, ...[...read.values()].map(({ length }) => length));
  return spec.columns.map(({ name }) => read.get(name) ?? new Array<RowValue>(rows).fill(null));
}

const toRowValue = (value: unknown): RowValue =>
  typeof value === 'bigint' ? Number(value) : ((value ?? null) as RowValue);
