import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BasicType, ColumnSource } from 'hyparquet-writer';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { type FactRow, factColumns } from '../../contract/detection/facts.ts';
import { makeFolder } from '../../platform/local/make-folder.ts';
import { replicate } from '../../simulate/facts/replicate.ts';
import type { World } from '../../simulate/facts/world.ts';
import type { Output } from '../terminal/output.ts';

export interface FactsRequest {
  readonly world: World;
  readonly seed: number;
  readonly replications: number;
  readonly format: 'parquet' | 'csv';
  readonly out: string;
}

/** Rows gathered before they are written as one row group. */
const rowsAGroup = 200_000;

interface FactsFile {
  write(rows: readonly FactRow[]): void;
  close(): void;
}

/** Writes facts.parquet (or .csv), changes.ndjson and truth.json of a world into a folder. */
export function simulateFacts(request: FactsRequest, output: Output): void {
  const { world, seed, replications, format, out } = request;
  makeFolder(out);
  const factsPath = join(out, `facts.${format}`);
  const file = format === 'parquet' ? openParquet(factsPath) : openCsv(factsPath);
  const changes: string[] = [];
  const brands: unknown[] = [];
  let pending: FactRow[] = [];
  let rowCount = 0;
  for (let replication = 0; replication < replications; replication++) {
    const drawn = replicate(world, seed, replication);
    for (const row of drawn.rows) pending.push(row);
    changes.push(...drawn.changes.map((change) => `${JSON.stringify(change)}\n`));
    brands.push(drawn.truth);
    rowCount += drawn.rows.length;
    if (pending.length < rowsAGroup) continue;
    file.write(pending);
    pending = [];
    output.progress(`${replication + 1} of ${replications} worlds`);
  }
  file.write(pending);
  file.close();
  writeFileSync(join(out, 'changes.ndjson'), changes.join(''));
  writeFileSync(
    join(out, 'truth.json'),
    `${JSON.stringify({ scenario: world.name, seed, replications, brands }, null, 1)}\n`,
  );
  output.say(`${world.name}: ${replications} brands, ${rowCount} fact rows, in ${out}`);
  output.answer({ scenario: world.name, seed, replications, rows: rowCount, facts: factsPath });
}

function openCsv(path: string): FactsFile {
  writeFileSync(path, `${factColumns.join(',')}\n`);
  return {
    write(rows) {
      const lines = rows.map((row) => `${factColumns.map((column) => row[column]).join(',')}\n`);
      appendFileSync(path, lines.join(''));
    },
    close() {},
  };
}

function openParquet(path: string): FactsFile {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
  });
  return {
    write(rows) {
      if (rows.length > 0) writer.write({ columnData: columnsOf(rows), rowGroupSize: rowsAGroup * 2 });
    },
    close() {
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
