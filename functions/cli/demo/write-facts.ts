import { appendFileSync, writeFileSync } from 'node:fs';
import type { BasicType, ColumnSource } from 'hyparquet-writer';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { type FactRow, factColumns } from '../../contract/detection/facts.ts';

/** A file of daily facts in the making. */
export interface FactsWriter {
  /** Takes the rows of one replication; Parquet gathers them into larger row groups. */
  write(rows: readonly FactRow[]): void;
  close(): void;
}

/** Starts a file of daily facts with the columns of `factColumns`. The same rows give the same bytes. */
export function openFactsWriter(path: string, format: 'parquet' | 'csv'): FactsWriter {
  return format === 'parquet' ? openParquet(path) : openCsv(path);
}

function openCsv(path: string): FactsWriter {
  writeFileSync(path, `${factColumns.join(',')}\n`);
  return {
    write(rows) {
      const lines = rows.map((row) => `${factColumns.map((column) => row[column]).join(',')}\n`);
      appendFileSync(path, lines.join(''));
    },
    close() {},
  };
}

/** Rows gathered before they are written as one row group. */
const rowsAGroup = 200_000;

function openParquet(path: string): FactsWriter {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
  });
  let pending: FactRow[] = [];
  const flush = () => {
    if (pending.length > 0) writer.write({ columnData: columnsOf(pending), rowGroupSize: pending.length });
    pending = [];
  };
  return {
    write(rows) {
      for (const row of rows) pending.push(row);
      if (pending.length >= rowsAGroup) flush();
    },
    close() {
      flush();
      writer.finish();
    },
  };
}

const numberTypes: Partial<Record<keyof FactRow, BasicType>> = {
  lag_days: 'INT32',
  n: 'DOUBLE',
  total: 'DOUBLE',
  total_squares: 'DOUBLE',
};

function columnsOf(rows: readonly FactRow[]): ColumnSource[] {
  return factColumns.map((name) => ({
    name,
    data: rows.map((row) => row[name]),
    type: numberTypes[name] ?? 'STRING',
    nullable: false,
  }));
}
