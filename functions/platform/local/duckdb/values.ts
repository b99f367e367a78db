import {
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBMaterializedResult,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell, QueryResult } from '../../ports.ts';

const integerTypes: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UBIGINT,
]);

/** DuckDB's type by the name that every engine's answer uses. */
function typeName(type: DuckDBTypeId): string {
  if (integerTypes.has(type)) return 'bigint';
  if (type === DuckDBTypeId.DOUBLE || type === DuckDBTypeId.FLOAT || type === DuckDBTypeId.DECIMAL)
    return 'double';
  if (type === DuckDBTypeId.BOOLEAN) return 'boolean';
  if (type === DuckDBTypeId.DATE) return 'date';
  if (type === DuckDBTypeId.TIMESTAMP) return 'timestamp';
  return 'string';
}

/** A DuckDB value as a cell: timestamps ISO texts ending in Z, dates YYYY-MM-DD, whole numbers numbers. */
export function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n)).toISOString();
  if (value instanceof DuckDBDateValue) return new Date(value.days * 86_400_000).toISOString().slice(0, 10);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return String(value);
}

/** All rows of an answer, read column by column: DuckDB holds them so. */
export async function toQueryResult(result: DuckDBMaterializedResult): Promise<QueryResult> {
  const columns = result
    .columnNames()
    .map((name, index) => ({ name, type: typeName(result.columnTypeId(index)) }));
  const chunks = await result.fetchAllChunks();
  return { columns, rows: chunks.flatMap(rowsOfChunk) };
}

function rowsOfChunk(chunk: DuckDBDataChunk): Cell[][] {
  const rows = Array.from({ length: chunk.rowCount }, () => new Array<Cell>(chunk.columnCount).fill(null));
  for (let column = 0; column < chunk.columnCount; column++) {
    const vector = chunk.getColumnVector(column);
    rows.forEach((row, at) => {
      row[column] = toCell(vector.getItem(at));
    });
  }
  return rows;
}
