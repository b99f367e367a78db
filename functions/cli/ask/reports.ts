import type { Command } from 'commander';
import { type Report, reports } from '../../report/catalogue.ts';
import { describeReport } from '../../report/parameters.ts';
import { createOutput } from '../terminal/output.ts';

/** `reports`: the catalogue with parameters. */
export function registerReports(program: Command): void {
  program
    .command('reports')
    .description('Lists the reports with their parameters.')
    .option('--json', 'machine output on stdout, with JSON Schemas of the parameters and all columns')
    .action((options: { readonly json?: true }) => {
      const output = createOutput(options);
      output.answer({ reports: reports.map(describeReport) });
      if (output.isJson) return;
      for (const report of reports) output.say(`${explain(report)}\n`);
      output.say('handback report NAME --lake DIR --param name=value');
    });
}

function explain({ name, question, grain, window, filters, by, parameters }: Report): string {
  const end = window.ends === 'mature' ? 'day whose values are final' : 'complete day';
  const lines = [
    `${name}: ${question}`,
    `  ${grain}`,
    `  --from, --to   by default ${window.days} days up to the last ${end}`,
    ...(filters.length === 0 ? [] : [`  filters        ${filters.join(', ')}`]),
    ...(by === undefined
      ? []
      : [`  by             any of ${by.of.join(',')} (by default ${by.default.join(',') || 'none'})`]),
    ...parameters.map((own) => {
      const values = own.of === undefined ? '' : `: ${own.of.join(', ')}`;
      const fallback = own.default === undefined ? '' : ` (by default ${own.default})`;
      return `  ${own.name.padEnd(14)} ${own.comment}${values}${fallback}`;
    }),
  ];
  return lines.join('\n');
}
