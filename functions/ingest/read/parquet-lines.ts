import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Compressors, parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { Rejection } from '../../contract/records/rejection.ts';
import type { Chunks } from '../unpack/chunks.ts';

/** Parquet is read from its end, so a file is held whole. */
const mostBytes = 256 * 1024 ** 2;
const rowsAtOnce = 5_000;

/** Whether an object is a Parquet file, by its first bytes. */
export const isParquet = (head: Buffer): boolean => /^PAR1[^ -~]/.test(head.toString('latin1', 0, 5));

/** The rows of a Parquet file as lines of JSON: dates in ISO-8601, integers digit by digit. */
export async function* parquetLines(chunks: Chunks): Chunks {
  const parts: Buffer[] = [];
  let size = 0;
  let next = await chunks.next();
  for (; next.done !== true && size <= mostBytes; next = await chunks.next()) {
    parts.push(next.value);
    size += next.value.length;
  }
  if (next.done !== true) {
    await chunks.return({});
    return { damage: tooLarge };
  }
  const bytes = Buffer.concat(parts);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  try {
    const metadata = parquetMetadata(file);
    const rows = Number(metadata.num_rows);
    for (let rowStart = 0; rowStart < rows; rowStart += rowsAtOnce) {
      const rowEnd = Math.min(rows, rowStart + rowsAtOnce);
      const found = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors });
      yield Buffer.from(found.map((row) => `${JSON.stringify(row, readable)}\n`).join(''));
    }
  } catch (error) {
    return { damage: unreadable(error) ?? damaged };
  }
  return next.value;
}

const compressors: Compressors = {
  GZIP: (input) => gunzipSync(input),
  BROTLI: (input) => brotliDecompressSync(input),
  ZSTD: (input) => zstdDecompressSync(input),
};

function readable(_: string, value: unknown): unknown {
  // JSON has no infinity: as a text it is seen, where null would pass for nothing.
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return String(value);
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

const tooLarge: Rejection = {
  reason: 'too_large',
  path: '',
  message: `the Parquet file has more than ${mostBytes} bytes; cut it into several`,
};
/** What of a whole Parquet file is not read; undefined when the file is not whole. */
function unreadable(error: unknown): Rejection | undefined {
  const [, first, second] = /parquet (?:(\w+) not supported|unsupported ([\w ]+))/.exec(String(error)) ?? [];
  const what = first ?? second;
  if (what === undefined) return undefined;
  return {
    reason: 'unreadable_object',
    path: '',
    message: `the Parquet file uses what is not read here (${what}): write it without, or as text`,
  };
}

const damaged: Rejection = {
  reason: 'truncated',
  path: '',
  message: 'the Parquet file is damaged or ends early; what could be read before stays',
};
