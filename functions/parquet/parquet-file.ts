import { constants, zstdCompressSync } from 'node:zlib';
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
import type { Columns } from './parquet-columns.ts';

/** One Parquet file in the making. The only place that knows the library that writes it. */
export interface ParquetFile {
  /** Writes rows as one row group; `columns` has a list of values for each column of the table, in its order. */
  addRowGroup(columns: readonly RowValue[][]): void;
  /** The whole file. */
  finish(): Uint8Array;
}

const zstdLevel1 = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const zstd = (bytes: Uint8Array): Uint8Array => zstdCompressSync(bytes, zstdLevel1);

/** Starts a file of a table. The same row groups give the same bytes. */
export function startParquetFile(spec: TableSpec): ParquetFile {
  const writer = new ByteWriter(64 * 1024);
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: spec.columns.length }, ...spec.columns.map(schemaElement)],
    codec: 'ZSTD',
    compressors: { ZSTD: zstd },
    createdBy: 'handback',
  });
  return {
    addRowGroup(columns) {
      const rows = columns[0]?.length ?? 0;
      if (rows === 0) return;
      file.write({
        rowGroupSize: rows,
        columnData: spec.columns.map((column, i) => ({
          ...columnSource(column),
          data: physical(column, columns[i]!),
        })),
      });
    },
    finish() {
      file.finish();
      return new Uint8Array(writer.getBytes());
    },
  };
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

/**
 * Ids and texts have no dictionary: it would cost and not pay. Statistics have the instants alone: a day's rows stand in
 * the order of arrival, so only by time does a reader leave out a row group; of a column that is mostly null they cost
 * more than its values.
 */
const columnSource = ({ name, type, cardinality }: Column) => ({
  name,
  statistics: type === 'timestamp',
  ...(cardinality === 'high' && { encoding: 'PLAIN' as const }),
});

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

function physical({ type, cardinality }: Column, values: RowValue[]): (RowValue | bigint | Uint8Array)[] {
  if (type === 'bigint' || type === 'timestamp') return toBigInts(values);
  // The library would encode each text itself, at three times the cost.
  if (type === 'string' && cardinality === 'high') {
    return values.map((value) => (value === null ? null : Buffer.from(value as string)));
  }
  return values;
}

/** Many columns say the same in every row; that is converted once. */
function toBigInts(values: readonly RowValue[]): (bigint | null)[] {
  let last: RowValue = 0;
  let lastBigInt = 0n;
  return values.map((value) => {
    if (value === null) return null;
    if (value !== last) {
      last = value;
      lastBigInt = BigInt(value as number);
    }
    return lastBigInt;
  });
}
