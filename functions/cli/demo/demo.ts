import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { createOutput } from '../terminal/output.ts';
import { renderDemo } from './render/render-demo.ts';
import { evidenceFile, runDemo } from './run-demo.ts';

interface DemoCommandOptions {
  readonly out: string;
  readonly seed: number;
  readonly scale: number;
  readonly json?: true;
}

/** `demo`: a year of a made-up payments company, from its exports to what Handback finds in them. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .option(
      '--out <folder>',
      'where the exports and the lake go; an earlier demo there is replaced',
      'handback-demo',
    )
    .option('--seed <number>', 'the same seed gives the same numbers', wholeNumber, 1)
    .option('--scale <share>', 'share of the volume of the year', positive, 1)
    .option('--json', 'machine output on stdout')
    .action(demo);
}

async function demo(options: DemoCommandOptions): Promise<void> {
  const output = createOutput(options);
  const startedAt = performance.now();
  const numbers = await runDemo(options, output);
  const seconds = (performance.now() - startedAt) / 1000;
  if (!output.isJson) for (const line of renderDemo(numbers, options.out)) output.say(line);
  output.say(`The evidence on the worst finding, to open in a browser: ${join(options.out, evidenceFile)}`);
  output.say(`(made, read and evaluated in ${seconds.toFixed(0)} s)`);
  output.answer(numbers);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('must be a whole number.');
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 10)) throw new InvalidArgumentError('must be above 0 and at most 10.');
  return value;
}
