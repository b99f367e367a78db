import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import {
  type Column,
  type RowValue,
  type TableName,
  type TableRow,
  type TableSpec,
  tableSpec,
} from '../contract/lake/tables.ts';
import { writeChunk } from './column-chunk.ts';
import type { Columns } from './parquet-columns.ts';

/** One Parquet file in the making. The only place that knows the library that writes it. */
export interface ParquetFile {
  /** Writes rows as one row group; `columns` has a list of values for each column of the table, in its order. */
  addRowGroup(columns: readonly RowValue[][]): void;
  /** The whole file. */
  finish(): Uint8Array;
}

/** Starts a file of a table. The same row groups give the same bytes. */
export function startParquetFile(spec: TableSpec): ParquetFile {
  const writer = new ByteWriter(64 * 1024);
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: spec.columns.length }, ...spec.columns.map(schemaElement)],
    codec: 'ZSTD',
    createdBy: 'handback',
  });
  return {
    addRowGroup(columns) {
      const rows = columns[0]?.length ?? 0;
      if (rows > 0) writeRowGroup(file, writer, spec, columns);
    },
    finish() {
      file.finish();
      return new Uint8Array(writer.getBytes());
    },
  };
}

function writeRowGroup(
  file: ParquetWriter,
  writer: ByteWriter,
  { columns }: TableSpec,
  values: readonly RowValue[][],
): void {
  const start = writer.offset;
  const written = columns.map((column, i) => writeChunk(writer, column, values[i]!));
  const chunks = written.map(({ chunk }) => chunk);
  const rows = BigInt(values[0]!.length);
  const unpacked = chunks.reduce((sum, { meta_data }) => sum + meta_data!.total_uncompressed_size, 0n);
  file.num_rows += rows;
  file.row_groups.push({
    columns: chunks,
    total_byte_size: unpacked,
    num_rows: rows,
    total_compressed_size: BigInt(writer.offset - start),
  });
  file.pendingIndexes.push(...written);
}

/** A file of a few rows. */
export function encodeRows<T extends TableName>(table: T, rows: readonly TableRow<T>[]): Uint8Array {
  const spec = tableSpec(table);
  const file = startParquetFile(spec);
  file.addRowGroup(
    spec.columns.map(({ name }) => rows.map((row) => (row as Readonly<Record<string, RowValue>>)[name]!)),
  );
  return file.finish();
}

const rowGroupRows = 20_000;

/** A file of any number of rows, given column by column. The same columns, the same bytes. */
export function encodeColumns(spec: TableSpec, columns: Columns): Uint8Array {
  const file = startParquetFile(spec);
  const rows = columns[0]?.length ?? 0;
  for (let start = 0; start < rows; start += rowGroupRows)
    file.addRowGroup(columns.map((values) => values.slice(start, start + rowGroupRows)));
  return file.finish();
}

function schemaElement({ name, type }: Column): SchemaElement {
  const element = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'string':
      return { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    case 'bigint':
      return { ...element, type: 'INT64' };
    case 'double':
      return { ...element, type: 'DOUBLE' };
    case 'boolean':
      return { ...element, type: 'BOOLEAN' };
    case 'date':
      return { ...element, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } };
    case 'timestamp':
      // No converted type: TIMESTAMP_MILLIS would mean "adjusted to UTC".
      return {
        ...element,
        type: 'INT64',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
      };
  }
}
