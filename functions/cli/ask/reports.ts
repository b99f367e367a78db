import type { Command } from 'commander';
import { findReport, type Report, reports, UnknownReport } from '../../report/catalogue.ts';
import { describeDefaultDays } from '../../report/default-days.ts';
import { describeReport } from '../../report/parameters.ts';
import { fold } from '../../report/render/fit.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';
import { lineWidth } from '../terminal/width.ts';

/** `reports`: the catalogue with parameters. */
export function registerReports(program: Command): void {
  program
    .command('reports')
    .argument('[name]', 'one of them: its parameters and columns, too')
    .option('--json', 'machine output on stdout, with JSON Schemas of the parameters and all columns')
    .action(list);
}

function list(name: string | undefined, options: { readonly json?: true }): void {
  const output = createOutput(options);
  const listed = name === undefined ? reports : [find(name)];
  output.answer({ reports: listed.map(describeReport) });
  if (output.isJson) return;
  const text = name === undefined ? listed.map(introduce).join('\n') : listed.map(explain).join('\n');
  for (const line of text.split('\n')) output.lines(foldUnder(line, lineWidth(undefined)));
  output.lines(
    name === undefined ? '\nhandback reports NAME says more of one.' : `\nhandback report ${name} --lake DIR`,
  );
}

/** @throws WrongUse when there is no such report */
function find(name: string): Report {
  try {
    return findReport(name);
  } catch (error) {
    throw error instanceof UnknownReport ? new WrongUse(error.message) : error;
  }
}

/** A line folded at a width, what follows under its text. */
function foldUnder(line: string, width: number): string {
  const indent = /^(?:\S+:? +| {2}\S+ {2,}| +)/.exec(line)?.[0].length ?? 0;
  const [first = '', ...rest] = fold(line, width);
  const more = fold(line.slice(first.length).trimStart(), Math.max(20, width - indent));
  return rest.length === 0 ? first : [first, ...more.map((part) => ' '.repeat(indent) + part)].join('\n');
}

const widest = Math.max(...reports.map(({ name }) => name.length));

const introduce = ({ name, question }: Report): string => `${name.padEnd(widest)}  ${question}`;

function explain({ name, question, grain, window, filters, by, parameters, columns }: Report): string {
  const widestColumn = Math.max(...columns.map((own) => own.name.length));
  const lines = [
    `${name}: ${question}`,
    `  ${grain}`,
    `  --from, --to   by default ${describeDefaultDays(window)}`,
    ...(filters.length === 0 ? [] : [`  filters        ${filters.join(', ')}`]),
    ...(by === undefined
      ? []
      : [`  by             any of ${by.of.join(',')} (by default ${by.default.join(',') || 'none'})`]),
    ...parameters.map((own) => {
      const values = own.of === undefined ? '' : `: ${own.of.join(', ')}`;
      const fallback = own.default === undefined ? '' : ` (by default ${own.default})`;
      return `  ${own.name.padEnd(14)} ${own.comment}${values}${fallback}`;
    }),
    '',
    'columns',
    ...columns.map((own) => `  ${own.name.padEnd(widestColumn)}  ${own.comment} (${own.unit})`),
  ];
  return lines.join('\n');
}
