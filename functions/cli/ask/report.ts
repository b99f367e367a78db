import { type Command, InvalidArgumentError, Option } from 'commander';
import { openDuckDbEngine } from '../../platform/local/duckdb-engine.ts';
import { findReport, type Report, UnknownReport } from '../../report/catalogue.ts';
import { NothingCurated } from '../../report/lake-context.ts';
import { checkTextParameters, InvalidParameters, type Parameters } from '../../report/parameters.ts';
import { renderCsv } from '../../report/render/csv.ts';
import { printable } from '../../report/render/printable.ts';
import { renderHeading, renderTable } from '../../report/render/table.ts';
import { type ReportResult, runReport } from '../../report/run-report.ts';
import { limit } from '../terminal/limit-option.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';

interface ReportCommandOptions {
  readonly lake: string;
  readonly from?: string;
  readonly to?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly format: 'table' | 'json' | 'csv';
  readonly limit: number;
  readonly formulaGuard: boolean;
  readonly config?: string;
  readonly json?: true;
}

/** `report`: one report over a lake. */
export function registerReport(program: Command): void {
  program
    .command('report')
    .argument('<name>', 'the report; `handback reports` lists them')
    .description('Answers one report from a lake.')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--from <day>', 'first intake day, YYYY-MM-DD, UTC')
    .option('--to <day>', 'last intake day')
    .option('--param <name=value>', 'a parameter of the report; may be given more than once', collect, {})
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['table', 'json', 'csv']).default('table'),
    )
    .option('--no-formula-guard', 'CSV: leave texts that a spreadsheet would run as a formula as they are')
    .option('--limit <rows>', 'rows a table shows at most', limit, 50)
    .option('--config <file>', 'settings, instead of handback.config.yaml in the lake')
    .option('--json', 'machine output on stdout, like --format json')
    .action(report);
}

async function report(name: string, options: ReportCommandOptions): Promise<void> {
  const isJson = options.json === true || options.format === 'json';
  const output = createOutput({ json: isJson });
  try {
    const found = findReport(name);
    const parameters = checkTextParameters(found, givenParameters(options));
    print(await answer(found, parameters, options, output), options, output);
  } catch (error) {
    const isUsersMistake =
      error instanceof UnknownReport || error instanceof InvalidParameters || error instanceof NothingCurated;
    throw isUsersMistake ? new WrongUse(error.message) : error;
  }
}

const givenParameters = ({ from, to, param }: ReportCommandOptions): Record<string, string> => ({
  ...param,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

async function answer(
  found: Report,
  parameters: Parameters,
  options: ReportCommandOptions,
  output: Output,
): Promise<ReportResult> {
  const { folder } = await openLake(options.lake);
  const settings = await readSettings(folder, options.config);
  const engine = await openDuckDbEngine({ folder });
  try {
    output.progress(`report ${found.name} …`);
    return await runReport(found, parameters, settings, (sql) => engine.query(sql));
  } finally {
    output.progress('');
    await engine.close();
  }
}

function print(result: ReportResult, options: ReportCommandOptions, output: Output): void {
  const { format, limit: most, formulaGuard: isGuarded } = options;
  if (output.isJson) output.answer(result);
  else if (format === 'csv') {
    process.stdout.write(renderCsv(result, { isGuarded }));
    for (const warning of result.warnings) process.stderr.write(`note: ${printable(warning)}\n`);
  } else {
    output.say(renderHeading(result));
    for (const warning of result.warnings) output.say(`note: ${printable(warning)}`);
    output.say(renderTable(result, { width: process.stdout.columns ?? 120, limit: most }));
  }
}

function collect(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [name = '', ...value] = text.split('=');
  if (name === '' || value.length === 0) throw new InvalidArgumentError('expected name=value');
  return { ...before, [name]: value.join('=') };
}
