import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { explainError } from '../../../../functions/cli/terminal/explain-error.ts';
import { exitCodeOf, exitCodes, WrongUse } from '../../../../functions/cli/terminal/outcome.ts';
import { wholeNumber } from '../../whole-number.ts';
import { readAlarms } from './alarms.ts';
import { renderComparison, type ToolScores } from './compare.ts';
import { exportWorlds } from './export.ts';
import { handbackAlarms } from './handback-alarms.ts';
import { worldsNamed } from './public-worlds.ts';
import { renderScores, type Score, score } from './score.ts';
import { partOf, readTruth } from './truth.ts';

/** `npm run bench:worlds`: worlds for any detector, and what its alarms in them are worth (see the README above). */
const program = new Command('bench:worlds').description('A benchmark of detectors that others can run.');

interface ExportOptions {
  readonly out: string;
  readonly scenarios?: string;
  readonly replications: number;
  readonly seed: number;
  readonly blind?: true;
}

program
  .command('export')
  .description('Writes worlds for a tool to read, and the truth about them apart.')
  .requiredOption('--out <folder>', 'gets the folders worlds and truth')
  .option('--scenarios <names>', 'with commas between them, or all; default: those of the page')
  .option('--replications <number>', 'of each scenario', wholeNumber(1), 200)
  .option('--seed <number>', 'the same seed gives the same bytes', wholeNumber(0), 1)
  .option('--blind', 'worlds get codes for names; only the truth says which is which')
  .action(({ out, scenarios, replications, seed, blind }: ExportOptions) => {
    const request = { out, worlds: worldsNamed(scenarios), replications, seed, isBlind: blind === true };
    exportWorlds(request, (text) => process.stderr.write(`${text}\n`));
  });

interface ScoreOptions {
  readonly alarms: string;
  readonly truth: string;
  readonly scenarios?: string;
  readonly replications?: number;
  readonly json?: true;
}

program
  .command('score')
  .description("Scores a tool's alarms: false alarms, what was found, and how soon.")
  .requiredOption('--alarms <file>', 'scenario, replication, day and, if known, scope, as .csv or .ndjson')
  .requiredOption('--truth <folder>', 'the folder truth of the export')
  .option('--scenarios <names>', 'only these, with commas between them, where the tool did not run in all')
  .option('--replications <number>', 'only the first so many of each scenario', wholeNumber(1))
  .option('--json', 'JSON in place of the table')
  .action(({ alarms, truth, scenarios, replications, json }: ScoreOptions) => {
    const all = readTruth(join(truth, 'truth.csv'));
    const scores = score(partOf(all, scenarios?.split(','), replications), readAlarms(alarms, all));
    process.stdout.write(`${json ? JSON.stringify(scores, null, 2) : renderScores(scores)}\n`);
  });

program
  .command('compare')
  .description('Sets several tools beside each other, each named as the file of its scores.')
  .argument('<files...>', 'scores, as score --json prints them')
  .option('--json', 'all scores in one JSON in place of the table')
  .action((files: string[], { json }: { json?: true }) => {
    const scores: ToolScores = Object.fromEntries(
      files.map((file) => [basename(file, '.json'), readScores(file)]),
    );
    process.stdout.write(`${json ? JSON.stringify(scores, null, 1) : renderComparison(scores)}\n`);
  });

function readScores(file: string): Score[] {
  const text = readFileSync(file, 'utf8');
  try {
    const scores: unknown = JSON.parse(text);
    if (Array.isArray(scores) && scores.every((score) => 'falseAlarms' in score)) return scores;
  } catch {
    // Said below, as whatever else is no list of scores.
  }
  throw new WrongUse(`compare: ${file} does not hold what score --json prints`);
}

program
  .command('handback')
  .description("Writes Handback's own alarms, made by its command backtest from the exported files alone.")
  .requiredOption('--worlds <folder>', 'the folder worlds of the export')
  .requiredOption('--out <file>', 'the alarms, as NDJSON')
  .action(async ({ worlds, out }: { worlds: string; out: string }) => {
    const alarms = await Array.fromAsync(handbackAlarms(worlds, backtest));
    writeFileSync(out, alarms.map((alarm) => `${JSON.stringify(alarm)}\n`).join(''));
  });

function backtest(args: readonly string[]) {
  const handback = join(import.meta.dirname, '../../../../functions/cli/handback.mjs');
  return promisify(execFile)(process.execPath, [handback, 'backtest', ...args]);
}

program.commands.forEach((command) => {
  command.exitOverride();
});
try {
  await program.exitOverride().parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}

function codeOf(error: unknown): number {
  if (error instanceof WrongUse || !(error instanceof Error && 'exitCode' in error)) {
    process.stderr.write(`${explainError(error)}\n`);
    return exitCodeOf(error);
  }
  return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
}
