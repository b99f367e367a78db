import { zstdDecompressSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';

/** All rows of a small Parquet file, by column name. Timestamps are Dates, bigints BigInts. */
export async function parquetRows(bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return await parquetReadObjects({ file, compressors: { ZSTD: (packed) => zstdDecompressSync(packed) } });
}
