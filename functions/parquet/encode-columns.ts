import type { TableSpec } from '../contract/tables.ts';
import type { Columns } from './parquet-columns.ts';
import { startParquetFile } from './parquet-file.ts';

const rowGroupRows = 20_000;

/** A file of any number of rows, given column by column. The same columns, the same bytes. */
export function encodeColumns(spec: TableSpec, columns: Columns): Uint8Array {
  const file = startParquetFile(spec);
  const rows = columns[0]?.length ?? 0;
  for (let start = 0; start < rows; start += rowGroupRows)
    file.addRowGroup(columns.map((values) => values.slice(start, start + rowGroupRows)));
  return file.finish();
}
