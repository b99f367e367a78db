import { type Command, InvalidArgumentError, Option } from 'commander';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { findReport, type Report, UnknownReport } from '../../report/catalogue.ts';
import { NothingCurated } from '../../report/lake-context.ts';
import { checkTextParameters, InvalidParameters, type Parameters } from '../../report/parameters.ts';
import { renderChart } from '../../report/render/chart.ts';
import { lineGlyphs, plainGlyphs } from '../../report/render/chart-line.ts';
import { renderCsv } from '../../report/render/csv.ts';
import { fold } from '../../report/render/fit.ts';
import { printable } from '../../report/render/printable.ts';
import { renderHeading, renderTable } from '../../report/render/table.ts';
import { type ReportResult, runReport } from '../../report/run-report.ts';
import { selectColumns } from '../../report/select-columns.ts';
import { openLake } from '../terminal/open-lake.ts';
import { limit as readLimit } from '../terminal/option-values.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { lineWidth, width } from '../terminal/width.ts';

interface ReportCommandOptions {
  readonly lake: string;
  readonly from?: string;
  readonly to?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly format: 'table' | 'json' | 'csv';
  readonly chart?: true;
  readonly limit: number;
  readonly columns?: readonly string[];
  readonly width?: number;
  readonly formulaGuard: boolean;
  readonly config?: string;
  readonly json?: true;
}

/** `report`: one report over a lake. */
export function registerReport(program: Command): void {
  program
    .command('report')
    .argument('<name>', 'the report; `handback reports` lists them')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--from <day>', 'first intake day, YYYY-MM-DD, UTC')
    .option('--to <day>', 'last intake day')
    .option('--param <name=value>', 'a parameter of the report; may be given more than once', collect, {})
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['table', 'json', 'csv']).default('table'),
    )
    .option('--chart', 'draw the numbers with their intervals, instead of a table')
    .option('--columns <names>', 'only these columns, with commas between them', commaSeparated)
    .option('--width <characters>', 'of a line of a table, instead of the terminal', width)
    .option('--no-formula-guard', 'CSV: leave texts that a spreadsheet would run as a formula as they are')
    .option('--limit <rows>', 'rows a table shows at most', readLimit, 50)
    .option('--config <file>', 'settings, instead of handback.config.yaml in the lake')
    .option('--json', 'machine output on stdout, like --format json')
    .action(report);
}

async function report(name: string, options: ReportCommandOptions): Promise<void> {
  const isJson = options.json === true || options.format === 'json';
  if (options.chart === true && (isJson || options.format === 'csv'))
    throw new WrongUse('--chart draws for people; leave it out with --json and --format');
  const output = createOutput({ json: isJson });
  try {
    const found = findReport(name);
    const parameters = checkTextParameters(found, givenParameters(options));
    const result = await answer(found, parameters, options, output);
    print(options.columns === undefined ? result : selectColumns(result, options.columns), options, output);
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
  const { format, limit, formulaGuard: isGuarded } = options;
  if (output.isJson) output.answer(result);
  else if (format === 'csv') {
    process.stdout.write(renderCsv(result, { isGuarded }));
    for (const warning of result.warnings) process.stderr.write(`note: ${printable(warning)}\n`);
  } else {
    const most = lineWidth(options.width);
    const sayFolded = (text: string) => {
      for (const line of text.split('\n')) output.lines(fold(line, most).join('\n'));
    };
    sayFolded(renderHeading(result));
    for (const warning of result.warnings) sayFolded(`note: ${printable(warning)}`);
    output.lines(
      options.chart === true ? draw(result, most, limit) : renderTable(result, { width: most, limit }),
    );
  }
}

/** A file has no width of its own: its lines are short enough to be read. */
const widestChart = 120;

const draw = (result: ReportResult, most: number, limit: number): string =>
  renderChart(result, {
    width: Math.min(most, widestChart),
    limit,
    glyphs: process.stdout.isTTY && process.env.TERM !== 'dumb' ? lineGlyphs : plainGlyphs,
  });

const commaSeparated = (text: string): string[] => text.split(',').map((name) => name.trim());

function collect(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [name = '', ...value] = text.split('=');
  if (name === '' || value.length === 0) throw new InvalidArgumentError('expected name=value');
  return { ...before, [name]: value.join('=') };
}
