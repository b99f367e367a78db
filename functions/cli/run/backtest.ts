import { type Command, InvalidArgumentError, Option } from 'commander';
import { judgedMetrics, metrics } from '../../contract/definitions/metrics.ts';
import { defaultSettings } from '../../contract/definitions/settings.ts';
import { dayNumber, type FactDimension } from '../../contract/detection/brand-facts.ts';
import { type Change, currentChanges } from '../../detect/changes/changes.ts';
import { findUndeclared } from '../../detect/changes/undeclared.ts';
import { countStreams } from '../../detect/decide/count-streams.ts';
import {
  addCounts,
  type Levels,
  noStreams,
  type StreamCount,
  sameLevels,
  spendBudget,
} from '../../detect/decide/multiplicity.ts';
import { type ReplayOptions, replayBrand } from '../../detect/decide/replay-brand.ts';
import { type FactsIndex, indexFacts } from '../../detect/facts/facts-index.ts';
import { type FactsFile, FactsFileError, openFactsFile } from '../../platform/local/facts-file.ts';
import { day } from '../terminal/option-values.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { readChanges } from './changes-file.ts';
import { openLookWriter } from './look-writer.ts';

interface BacktestCommand {
  readonly facts: string;
  readonly changes?: string;
  readonly undeclared?: true;
  /** The earlier name of `undeclared`. */
  readonly unannounced?: true;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly alpha: number;
  readonly budget: 'per-stream' | 'family';
  readonly json?: true;
}

/** `backtest`: replays every daily look as it would have been seen. */
export function registerBacktest(program: Command): void {
  program
    .command('backtest')
    .requiredOption('--facts <file>', 'daily facts: .parquet, .csv or .ndjson (.gz allowed)')
    .option('--changes <file>', 'routing_change events as NDJSON')
    .option('--undeclared', 'also look for undeclared changes of the AI share')
    .addOption(new Option('--unannounced', 'the same').hideHelp())
    .option('--from <day>', 'first look given out', day)
    .option('--to <day>', 'last look; default: the last day of the facts', day)
    .option('--out <file>', 'where the looks go as NDJSON; default: standard output')
    .option('--alpha <level>', 'error level of a stream', level, 0.05)
    .addOption(
      new Option('--budget <how>', 'error level for each stream, or one budget of false alerts for all')
        .choices(['per-stream', 'family'])
        .default('per-stream'),
    )
    .option('--json', 'machine output on stdout')
    .action(backtest);
}

async function backtest(command: BacktestCommand): Promise<void> {
  const output = createOutput({ json: command.out === undefined || command.json });
  const file = await openFacts(command.facts);
  try {
    const changes = command.changes === undefined ? [] : currentChanges(readChanges(command.changes));
    refuseBlindSelectors(changes, file);
    if (file.repeatedRows > 0) {
      output.saySentence(
        `${file.repeatedRows} rows have the keys of an earlier row; their values were added up`,
      );
    }
    await replay(file, changes, command, output);
  } finally {
    await file.close();
  }
}

async function openFacts(path: string): Promise<FactsFile> {
  try {
    const names = new Set([...metrics.map(({ name }) => name), ...judgedMetrics.keys()]);
    return await openFactsFile(path, [...names]);
  } catch (error) {
    if (error instanceof FactsFileError) throw new WrongUse(error.message, { cause: error });
    throw error;
  }
}

async function replay(
  file: FactsFile,
  declared: readonly Change[],
  command: BacktestCommand,
  output: Output,
): Promise<void> {
  const plan = await planReplay(file, declared, command, output);
  const writer = openLookWriter(command.out);
  let looks = 0;
  let flagged = 0;
  for (const [done, brand] of file.brands.entries()) {
    const index = indexFacts(await file.load(brand));
    for (const look of replayBrand(index, plan.changesOf(index), plan.options)) {
      writer.write(look);
      looks++;
      if (look.flagged_on === look.known_on) flagged++;
    }
    output.progress(`${done + 1} of ${file.brands.length} brands`);
  }
  writer.close();
  output.saySentence(`${looks} looks in ${file.brands.length} brands; ${flagged} streams flagged`);
  if (command.out !== undefined) output.answer({ looks, flagged, out: command.out });
}

/** Which changes a brand has, and what error level each gets. */
interface Plan {
  readonly options: ReplayOptions;
  changesOf(index: FactsIndex): readonly Change[];
}

/** A budget of false alerts is shared over all brands, so it takes a first pass over them. */
async function planReplay(
  file: FactsFile,
  declared: readonly Change[],
  command: BacktestCommand,
  output: Output,
): Promise<Plan> {
  const isAsked = command.undeclared ?? command.unannounced ?? false;
  const changesOf = (index: FactsIndex) =>
    isAsked ? [...declared, ...findUndeclared(index, declared, command.alpha)] : declared;
  if (command.budget === 'per-stream')
    return { options: optionsFor(command, () => sameLevels(command.alpha)), changesOf };
  const all = new Map<string, Change>();
  const streams = new Map<string, StreamCount>();
  for (const [done, brand] of file.brands.entries()) {
    const index = indexFacts(await file.load(brand));
    for (const change of changesOf(index)) {
      all.set(change.id, change);
      streams.set(change.id, addCounts(streams.get(change.id) ?? noStreams, countStreams(index, change)));
    }
    output.progress(`budget: ${done + 1} of ${file.brands.length} brands`);
  }
  const { false_alerts_per_quarter } = defaultSettings.detection;
  const count = (change: Change) => streams.get(change.id) ?? noStreams;
  const levels = spendBudget([...all.values()], count, false_alerts_per_quarter, command.alpha);
  const levelsOf = (change: Change) => levels.get(change.id) ?? sameLevels(command.alpha);
  return { options: optionsFor(command, levelsOf), changesOf };
}

function optionsFor(command: BacktestCommand, levelsOf: (change: Change) => Levels): ReplayOptions {
  const { detection } = defaultSettings;
  return {
    levelsOf,
    horizonDays: detection.horizon_days,
    rho: detection.rho,
    drift: detection.drift,
    from: command.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(command.from),
    to: command.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(command.to),
    definitionVersionOf: () => 'file',
  };
}

/** A selector on a dimension that the facts say nothing about cannot be evaluated. */
function refuseBlindSelectors(changes: readonly Change[], file: FactsFile): void {
  for (const { id, selector } of changes) {
    const blind = Object.keys(selector).filter((name) => file.missing.includes(name as FactDimension));
    if (blind.length > 0) {
      throw new WrongUse(`backtest: change "${id}" selects by ${blind.join(', ')}, which ${file.path} lacks`);
    }
  }
}

function level(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 0.5)) throw new InvalidArgumentError('must be above 0 and at most 0.5.');
  return value;
}
