import { extname } from 'node:path';
import type { Command } from 'commander';
import { quote } from '../../contract/lake/sql.ts';
import { type TableName, tableNames, tableSpec } from '../../contract/lake/tables.ts';
import { type ViewName, viewNames, viewSpec } from '../../contract/lake/views.ts';
import { type ExportFormat, openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { formulaStart } from '../../report/render/csv.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';

interface ExportOptions {
  readonly lake: string;
  readonly out: string;
  readonly formulaGuard: boolean;
  readonly json?: true;
}

const formats: Readonly<Record<string, ExportFormat>> = {
  '.parquet': 'parquet',
  '.csv': 'csv',
  '.ndjson': 'ndjson',
};

/** `export`: all rows of a table or view into one file. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .argument('<view>', 'a view or table of the lake, for instance episodes or daily_facts')
    .requiredOption('--lake <folder>', 'the lake')
    .requiredOption('--out <file>', 'FILE.parquet, FILE.csv or FILE.ndjson')
    .option('--no-formula-guard', 'CSV: leave texts that a spreadsheet would run as a formula as they are')
    .option('--json', 'machine output on stdout')
    .action(exportView);
}

async function exportView(name: string, options: ExportOptions): Promise<void> {
  const output = createOutput(options);
  const columns = columnsOf(name);
  const format = formats[extname(options.out).toLowerCase()];
  if (format === undefined)
    throw new WrongUse(`export: --out ${options.out} must end in .parquet, .csv or .ndjson`);
  const { folder } = await openLake(options.lake);
  const engine = await openDuckDbEngine({ folder });
  output.progress(`exporting ${name}`);
  try {
    const isGuarded = format === 'csv' && options.formulaGuard;
    const select = columns.map((column) => (isGuarded ? guarded(column) : column.name)).join(', ');
    const rows = await engine.exportTo(`select ${select} from ${name}`, options.out, format);
    output.say(`${rows} rows of ${name} in ${options.out}`);
    output.answer({ view: name, file: options.out, rows, columns: columns.map((column) => column.name) });
  } finally {
    await engine.close();
  }
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** A text that a spreadsheet would run as a formula gets a quote mark before it, as in reports. */
function guarded({ name, type }: Column): string {
  if (type !== 'string') return name;
  const isFormula = `regexp_matches(${name}, ${quote(formulaStart.source)})`;
  return `case when ${isFormula} then concat(${quote("'")}, ${name}) else ${name} end as ${name}`;
}

/** @throws WrongUse naming every table and view */
function columnsOf(name: string): readonly Column[] {
  const view = viewNames.find((known): known is ViewName => known === name);
  if (view !== undefined) return viewSpec(view).columns;
  const table = tableNames.find((known): known is TableName => known === name);
  if (table === undefined)
    throw new WrongUse(`export: no view ${name}; there are ${[...viewNames, ...tableNames].join(', ')}`);
  const { columns, partition } = tableSpec(table);
  return [...columns, ...(partition === undefined ? [] : [{ name: 'dt', type: 'string' }])];
}
