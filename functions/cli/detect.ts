import { type Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '../contract/instant.ts';
import { describeFindings, describeSilence } from '../detect/findings.ts';
import { type DetectResult, runDetect } from '../detect/runner.ts';
import { openDuckDbEngine } from '../platform/local/duckdb-engine.ts';
import { openLake } from './open-lake.ts';
import { exitCodes } from './outcome.ts';
import { createOutput, type Output } from './output.ts';
import { readSettings } from './read-settings.ts';

interface DetectCommand {
  readonly lake: string;
  readonly asOf?: string;
  readonly failOn?: 'regression';
  readonly config?: string;
  readonly json?: true;
}

/** `detect`: one look at every routing change of a lake. */
export function registerDetect(program: Command): void {
  program
    .command('detect')
    .description('Takes one look at every routing change, records it, and says where quality dropped.')
    .requiredOption('--lake <folder>', 'the lake')
    .option(
      '--as-of <day>',
      'the look of an earlier day, as it would have been (default: the last complete day)',
      day,
    )
    .addOption(new Option('--fail-on <what>', 'exit 1 when there is one').choices(['regression']))
    .option('--config <file>', 'settings (default: handback.config.yaml in the lake, if any)')
    .option('--json', 'machine output on stdout')
    .action(detect);
}

async function detect(command: DetectCommand): Promise<void> {
  const output = createOutput(command);
  const lake = await openLake(command.lake);
  const settings = await readSettings(lake.folder, command.config);
  const engine = await openDuckDbEngine({ folder: lake.folder, settings });
  try {
    const result = await runDetect({
      engine,
      settings,
      onProgress: (text) => output.progress(text),
      ...(command.asOf === undefined ? {} : { asOf: command.asOf }),
    });
    output.progress('');
    tell(result, output);
    const isFound = result.looks.some(({ status }) => status.startsWith('regression'));
    if (command.failOn === 'regression' && isFound) process.exitCode = exitCodes.found;
  } finally {
    await engine.close();
  }
}

function tell(result: DetectResult, output: Output): void {
  const findings = describeFindings(result.looks);
  for (const { brand, day: looked, silent } of result.brands) {
    const rest = silent.length === 0 ? '' : `; left out, silent for too long: ${silent.join(', ')}`;
    output.say(`${brand}: looked as of ${looked}${rest}`);
  }
  if (result.brands.length === 0) output.say('No curated episodes: run `handback curate` first.');
  else if (result.looks.length === 0) output.say('No routing change is being watched on that day.');
  else if (findings.length === 0) output.say('No regression so far.');
  for (const { brand, text } of findings) output.say(`${brand}: ${text}`);
  for (const line of describeSilence(result.looks)) output.say(`  ${line}`);
  const repeated = result.looks.length - result.recorded;
  output.say(
    `${result.looks.length} looks, ${result.recorded} recorded${repeated > 0 ? `, ${repeated} known already` : ''}`,
  );
  output.answer({ brands: result.brands, findings, looks: result.looks, recorded: result.recorded });
}

function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('must be a day like 2026-11-22.');
  return text;
}
