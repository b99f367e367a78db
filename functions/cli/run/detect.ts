import { type Command, Option } from 'commander';
import { describeUnknown } from '../../contract/detection/selector-match.ts';
import type { DeclaredLater } from '../../detect/changes/known-changes.ts';
import type { UnmatchedChange } from '../../detect/changes/unmatched.ts';
import { countSilent, describeCannotTell } from '../../detect/explain/cannot-tell.ts';
import { describeFindings } from '../../detect/explain/findings.ts';
import { describeSilence, sayNothingFound } from '../../detect/explain/silence.ts';
import { StaleDefinitions } from '../../detect/read-lake.ts';
import { readUnmatched } from '../../detect/read-unmatched.ts';
import { askOf, changesOf, type DetectResult, runDetect } from '../../detect/run-detect.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { openLake } from '../terminal/open-lake.ts';
import { day } from '../terminal/option-values.ts';
import { exitCodes, WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { width } from '../terminal/width.ts';
import { renderHistory } from './render-history.ts';
import { summariseHistory } from './summarise-history.ts';

interface DetectCommand {
  readonly lake: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly all?: true;
  readonly failOn?: 'regression';
  readonly config?: string;
  readonly width?: number;
  readonly json?: true;
}

/** `detect`: one look at every routing change of a lake. */
export function registerDetect(program: Command): void {
  program
    .command('detect')
    .requiredOption('--lake <folder>', 'the lake')
    .option(
      '--as-of <day>',
      'the look of an earlier day, as it would have been (default: the last complete day)',
      day,
    )
    .option(
      '--from <day>',
      'also the look of every day since then, as it would have been, with what a daily t-test would have said',
      day,
    )
    .option('--all', 'also every stream that is not flagged')
    .addOption(new Option('--fail-on <what>', 'exit 1 when there is one').choices(['regression']))
    .option('--config <file>', 'settings (default: handback.config.yaml in the lake, if any)')
    .option('--width <characters>', 'of a line, instead of the terminal', width)
    .option('--json', 'machine output on stdout')
    .action(detect);
}

async function detect(command: DetectCommand): Promise<void> {
  if (command.from !== undefined && command.asOf !== undefined && command.from > command.asOf)
    throw new WrongUse(`detect: --from ${command.from} lies after --as-of ${command.asOf}`);
  const output = createOutput(command);
  const lake = await openLake(command.lake, { writes: true });
  const settings = await readSettings(lake.folder, command.config);
  const engine = await openDuckDbEngine({ folder: lake.folder });
  try {
    const result = await runDetect({
      engine,
      settings,
      onProgress: (text) => output.progress(text),
      ...(command.asOf === undefined ? {} : { asOf: command.asOf }),
      ...(command.from === undefined ? {} : { from: command.from }),
    });
    output.progress('');
    const unmatched = await readUnmatched(askOf(engine), result);
    const isFound = print(result, { ...command, unmatched, currency: settings.currency }, output);
    if (command.failOn === 'regression' && isFound) process.exitCode = exitCodes.found;
  } catch (error) {
    if (error instanceof StaleDefinitions) throw new WrongUse(error.message, { cause: error });
    throw error;
  } finally {
    await engine.close();
  }
}

/** What was asked for, the declared changes that match no ticket, and the currency of the price list. */
type Shown = Pick<DetectCommand, 'from' | 'asOf' | 'all'> & {
  readonly unmatched: readonly UnmatchedChange[];
  readonly currency: string;
};

/** @returns whether a regression is among what was said; a cost that a hand-back is bound to have is none */
function print(
  result: DetectResult,
  { from, asOf, all, unmatched, currency }: Shown,
  output: Output,
): boolean {
  const history = from === undefined ? undefined : summariseHistory(result);
  for (const line of history === undefined ? [] : renderHistory(history)) output.saySentence(line);
  const findings = describeFindings(result.looks, changesOf(result), currency);
  const isFound = findings.some(({ is_expected }) => !is_expected);
  for (const { brand, day: looked, silent } of result.brands) {
    const rest = silent.length === 0 ? '' : `; left out, silent for too long: ${silent.join(', ')}`;
    const asked = asOf !== undefined && asOf > looked ? `, the last complete day (${asOf} is not)` : '';
    output.saySentence(`${brand}: looked as of ${looked}${asked}${rest}`);
  }
  if (result.brands.length === 0) output.saySentence('No curated episodes: run `handback curate` first.');
  else if (result.looks.length === 0) output.saySentence('No routing change is being watched on that day.');
  else if (!isFound) output.saySentence(sayNothingFound(result.looks));
  for (const { brand, text } of findings) output.saySentence(`${brand}: ${text}`);
  if (result.looks.length > 0) tellTheRest(result, { isEvery: all === true, currency }, output);
  for (const line of describeDeclarations(result, unmatched)) output.saySentence(`  ${line}`);
  output.saySentence(countLooks(result));
  const { brands, looks, recorded, redefined, declaredLater } = result;
  output.answer({
    brands,
    findings,
    looks,
    recorded,
    redefined,
    declared_later: declaredLater,
    unmatched,
    ...(history === undefined ? {} : { history }),
  });
  return isFound;
}

/** What cannot be told yet, what is excluded already, and how many streams say nothing. */
function tellTheRest(
  { looks }: DetectResult,
  { isEvery, currency }: { readonly isEvery: boolean; readonly currency: string },
  output: Output,
): void {
  const open = describeCannotTell(looks);
  if (open.length > 0)
    output.saySentence('Cannot be told yet; a drop in verified resolutions would be seen (80 % power):');
  for (const line of open) output.saySentence(`  ${line}`);
  const silent = describeSilence(looks, isEvery, currency);
  if (silent.length > 0)
    output.saySentence(isEvery ? 'Not flagged:' : 'Not flagged, in all that a change covers:');
  for (const line of silent) output.saySentence(`  ${line}`);
  if (!isEvery) output.saySentence(countSilent(looks));
}

/** Declarations that a look could not use, and why. */
const describeDeclarations = (
  { brands, looks, declaredLater }: DetectResult,
  unmatched: Shown['unmatched'],
): string[] => [
  ...declaredLater.flatMap((change) =>
    describeLater(
      change,
      brands
        .map(({ day }) => day)
        .sort()
        .at(-1),
      looks,
    ),
  ),
  ...unmatched.map(({ change_id, tickets, unknown }) => {
    const why = unknown.map(describeUnknown).join('; ');
    return tickets === 0
      ? `${change_id}: its selector matches no ticket${why === '' ? '' : `: ${why}`}`
      : `${change_id}: ${why}; its other values match`;
  }),
];

/** A change that comes after the day is worth a line where nothing else is watched. */
function describeLater(
  { change_id, effective_on, declared_on }: DeclaredLater,
  day: string | undefined,
  looks: DetectResult['looks'],
): string[] {
  if (day !== undefined && effective_on <= day)
    return [
      `${change_id}: in effect since ${effective_on}, but declared on ${declared_on}, so that this look cannot know ` +
        'it (`change add --declared-at` says when it was decided)',
    ];
  return looks.length > 0 ? [] : [`${change_id}: declared on ${declared_on}, in effect from ${effective_on}`];
}

/** A stream that ended is recorded as well, so that there may be more records than looks. */
function countLooks({ history, recorded, redefined }: DetectResult): string {
  const repeated = Math.max(0, history.length - recorded);
  const known = repeated > 0 ? `, ${repeated} known already` : '';
  const again = redefined > 0 ? `; ${redefined} of earlier days made again under a new definition` : '';
  return `${history.length} looks, ${recorded} recorded${known}${again}`;
}
