import { constants, zstdCompressSync } from 'node:zlib';
import type { ColumnChunk, ColumnMetaData, Encoding, OffsetIndex, PageHeader } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { useDictionary } from 'hyparquet-writer/src/dictionary.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import type { Column, RowValue } from '../contract/lake/tables.ts';
import { booleanRuns, cut, indexBytes, pageBytes } from './page-bytes.ts';
import { type PlainPart, physicalTypes, plainBytes, plainTexts } from './plain-values.ts';

/** A column's values of one row group as they were written, and where its pages lie. */
export interface WrittenChunk {
  readonly chunk: ColumnChunk;
  /** Absent where one page holds them all. */
  readonly offsetIndex?: OffsetIndex;
}

/** The values of a page in their encoding. */
interface Pages {
  readonly encoding: Encoding;
  readonly parts: readonly PlainPart[];
  /** The values that a dictionary's indexes mean. */
  readonly dictionary?: readonly RowValue[];
}

const zstdLevel1 = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const packedNothing = zstdCompressSync(new Uint8Array(), zstdLevel1);
const zstd = (bytes: Uint8Array): Uint8Array =>
  bytes.length === 0 ? packedNothing : zstdCompressSync(bytes, zstdLevel1);

/**
 * Writes the values of one flat column that may be null, as the library's own `writeColumn` does and to the same byte;
 * it leaves out the library's passes over every value that such a column does not need (0460).
 */
export function writeChunk(writer: ByteWriter, column: Column, values: RowValue[]): WrittenChunk {
  const offset = writer.offset;
  const pages = pagesOf(column, values);
  const { encoding, parts, dictionary } = pages;
  let unpacked = dictionary === undefined ? 0 : writeDictionary(writer, column, dictionary);
  const firstPage = writer.offset;
  const page_locations: OffsetIndex['page_locations'] = [];
  for (const part of parts) {
    const at = writer.offset;
    unpacked += writePage(writer, values, encoding, part);
    const compressed_page_size = writer.offset - at;
    page_locations.push({ offset: BigInt(at), compressed_page_size, first_row_index: BigInt(part.start) });
  }
  const meta_data: ColumnMetaData = {
    type: physicalTypes[column.type],
    encodings: dictionary === undefined ? [encoding] : ['PLAIN', encoding],
    path_in_schema: [column.name],
    codec: 'ZSTD',
    num_values: BigInt(values.length),
    total_compressed_size: BigInt(writer.offset - offset),
    total_uncompressed_size: BigInt(unpacked),
    data_page_offset: BigInt(firstPage),
    ...(dictionary && { dictionary_page_offset: BigInt(offset) }),
    ...(column.type === 'timestamp' && statisticsOf(values as (number | null)[], pages)),
  };
  return {
    chunk: { meta_data, file_offset: BigInt(offset) },
    ...(parts.length > 1 && { offsetIndex: { page_locations } }),
  };
}

function pagesOf({ type, cardinality }: Column, values: RowValue[]): Pages {
  const physical = physicalTypes[type];
  const isHigh = cardinality === 'high';
  const { dictionary, indexes } = isHigh ? {} : useDictionary(values, physical, undefined, undefined);
  if (dictionary !== undefined && indexes !== undefined)
    return { encoding: 'RLE_DICTIONARY', dictionary, parts: cut(indexes, 'INT32', indexBytes) };
  if (type === 'string') return { encoding: 'PLAIN', parts: plainTexts(values, pageBytes) };
  if (type === 'boolean' && values.length > 16 && !isHigh)
    return { encoding: 'RLE', parts: cut(values, physical, booleanRuns) };
  return { encoding: 'PLAIN', parts: cut(values, physical, (some) => plainBytes(type, some)) };
}

/** @returns bytes of header and values before they are compressed */
function writeDictionary(writer: ByteWriter, { type }: Column, values: readonly RowValue[]): number {
  const bytes = plainBytes(type, values);
  const packed = zstd(bytes);
  const headerBytes = writeHeader(writer, {
    type: 'DICTIONARY_PAGE',
    uncompressed_page_size: bytes.length,
    compressed_page_size: packed.length,
    dictionary_page_header: { num_values: values.length, encoding: 'PLAIN' },
  });
  writer.appendBytes(packed);
  return headerBytes + bytes.length;
}

/** @returns bytes of header, levels and values before they are compressed */
function writePage(
  writer: ByteWriter,
  values: readonly RowValue[],
  encoding: Encoding,
  { start, end, bytes }: PlainPart,
): number {
  const rows = end - start;
  const present = new Uint8Array(rows);
  let nulls = 0;
  for (let i = 0; i < rows; i++) {
    if (values[start + i] == null) nulls++;
    else present[i] = 1;
  }
  const levels = new ByteWriter();
  const levelBytes = writeRleBitPackedHybrid(levels, present, 1);
  const packed = zstd(bytes);
  const headerBytes = writeHeader(writer, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: levelBytes + bytes.length,
    compressed_page_size: levelBytes + packed.length,
    data_page_header_v2: {
      num_values: rows,
      num_nulls: nulls,
      num_rows: rows,
      encoding,
      definition_levels_byte_length: levelBytes,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  });
  writer.appendBytes(levels.getBytes());
  writer.appendBytes(packed);
  return headerBytes + levelBytes + bytes.length;
}

function writeHeader(writer: ByteWriter, header: PageHeader): number {
  const before = writer.offset;
  writePageHeader(writer, header);
  return writer.offset - before;
}

type Statistics = Pick<ColumnMetaData, 'statistics' | 'encoding_stats'>;

/** Earliest and latest instant, by which a reader leaves out row groups. */
function statisticsOf(
  values: readonly (number | null)[],
  { encoding, parts, dictionary }: Pages,
): Statistics {
  let [least, most, nulls] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    if (value == null) nulls++;
    else {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  const range = nulls < values.length ? { min_value: BigInt(least), max_value: BigInt(most) } : {};
  const ofDictionary = { page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 } as const;
  const ofData = { page_type: 'DATA_PAGE_V2', encoding, count: parts.length } as const;
  return {
    statistics: { ...range, null_count: BigInt(nulls) },
    encoding_stats: dictionary === undefined ? [ofData] : [ofDictionary, ofData],
  };
}
