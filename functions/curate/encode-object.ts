import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { type Column, type TableName, tableSpec } from '../contract/lake/tables.ts';

type Value = string | bigint | boolean | null;

/** Rows of a small table as one Parquet object; a column a row lacks is null. The same rows, the same bytes. */
export function encodeObject(table: TableName, rows: readonly Readonly<Record<string, Value>>[]): Uint8Array {
  const { columns } = tableSpec(table);
  const bytes = parquetWriteBuffer({
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaElement)],
    columnData: columns.map(({ name }) => ({ name, data: rows.map((row) => row[name] ?? null) })),
    createdBy: 'handback',
  });
  return new Uint8Array(bytes);
}

function schemaElement({ name, type }: Column): SchemaElement {
  const element = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'bigint') return { ...element, type: 'INT64' };
  if (type === 'boolean') return { ...element, type: 'BOOLEAN' };
  if (type === 'timestamp')
    return {
      ...element,
      type: 'INT64',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
    };
  return { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
}
