import { type Command, InvalidArgumentError, Option } from 'commander';
import { scenarios } from '../../simulate/facts/scenarios.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { simulateFacts } from './simulate-facts.ts';
import { simulateStory, storyScenario } from './simulate-story.ts';

interface SimulateOptions {
  readonly scenario?: string;
  readonly seed: number;
  readonly out?: string;
  readonly replications: number;
  readonly format: 'parquet' | 'csv';
  readonly raw?: true;
  readonly scale: number;
  readonly list?: true;
  readonly json?: true;
}

/** `simulate`: seeded worlds to try the detector on. */
export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .option('--scenario <name>', 'the world to draw; --list names them')
    .option('--seed <number>', 'the same seed gives the same files', wholeNumber, 1)
    .option('--out <folder>', 'where facts, changes.ndjson and truth.json go')
    .option('--replications <number>', 'brands to draw, each an independent world', wholeNumber, 100)
    .addOption(new Option('--format <format>', 'of the facts').choices(['parquet', 'csv']).default('parquet'))
    .option('--raw', 'raw exports to ingest instead of facts (scenario story)')
    .option('--scale <share>', 'with --raw: share of the volume of the year', positive, 1)
    .option('--list', 'lists the scenarios')
    .option('--json', 'machine output on stdout')
    .action(simulate);
}

async function simulate(options: SimulateOptions): Promise<void> {
  const output = createOutput(options);
  if (options.list) {
    const all = [...scenarios.values(), storyScenario].map(({ name, about }) => ({ name, about }));
    for (const { name, about } of all) output.say(`${name.padEnd(24)} ${about}`);
    output.answer(all);
    return;
  }
  if (options.scenario === undefined)
    throw new WrongUse('simulate: --scenario is missing; --list names them');
  if (options.out === undefined) throw new WrongUse('simulate: --out is missing: the folder to write to');
  if (options.raw || options.scenario === storyScenario.name)
    return simulateRaw(options, options.out, output);
  const world = scenarios.get(options.scenario);
  if (world === undefined) {
    throw new WrongUse(`simulate: no scenario "${options.scenario}"; --list names them`);
  }
  if (options.replications < 1) throw new WrongUse('simulate: --replications must be 1 or more');
  const { seed, out, replications, format } = options;
  simulateFacts({ world, seed, replications, format, out }, output);
}

async function simulateRaw(options: SimulateOptions, out: string, output: Output): Promise<void> {
  if (!options.raw) throw new WrongUse('simulate: the scenario "story" is made of raw exports; add --raw');
  if (options.scenario !== storyScenario.name) {
    throw new WrongUse(`simulate: --raw knows the scenario "story", not "${options.scenario}"`);
  }
  await simulateStory({ seed: options.seed, scale: options.scale, out }, output);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 10)) throw new InvalidArgumentError('must be above 0 and at most 10.');
  return value;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('must be a whole number.');
  return value;
}
