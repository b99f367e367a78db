import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Settings } from '../../contract/definitions/settings.ts';
import { curatedTables } from '../../contract/lake/tables.ts';
import { type Day, isDay, parseInstant } from '../../contract/records/instant.ts';
import { prune } from '../../curate/prune.ts';
import { type CurateResult, runCurate } from '../../curate/run-curate.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { type Lake, openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { curateWarnings } from './curate-warnings.ts';
import { renderCoverage, summariseCoverage } from './render-coverage.ts';

interface CurateCommandOptions {
  readonly lake: string;
  readonly from?: string;
  readonly to?: string;
  readonly knownAt?: string;
  readonly out?: string;
  readonly config?: string;
  readonly json?: true;
}

/** `curate`: episodes and surveys of the days that need it, in one commit. */
export function registerCurate(program: Command): void {
  program
    .command('curate')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--from <day>', 'first intake day, YYYY-MM-DD (default: the first that needs it)')
    .option('--to <day>', 'last intake day, YYYY-MM-DD (default: the last with events)')
    .option('--known-at <instant>', 'as it was known then, ISO instant with zone; needs --out')
    .option('--out <folder>', 'with --known-at: a new lake folder for the earlier view')
    .option('--config <file>', 'settings (default: handback.config.yaml in the lake, if any)')
    .option('--json', 'machine output on stdout')
    .action(curate);
}

async function curate(options: CurateCommandOptions): Promise<void> {
  const output = createOutput(options);
  const only = readRange(options);
  const knownAt = readKnownAt(options);
  const lake = await openLake(options.lake, { writes: options.out === undefined });
  const settings = await readSettings(lake.folder, options.config);
  const target = options.out === undefined ? lake : await openOtherLake(options.out, lake);
  const result = await curateInto(lake, target, { settings, output, only, ...knownAt });
  output.progress('');
  print(result, output);
}

interface Curated extends CurateResult {
  readonly warnings: readonly string[];
}

interface Run {
  readonly settings: Settings;
  readonly output: Output;
  readonly only: { from?: Day; to?: Day };
  readonly knownAt?: number;
}

async function curateInto(lake: Lake, target: Lake, run: Run): Promise<Curated | undefined> {
  const elsewhere = { folder: target.folder, tables: curatedTables };
  const engine = await openDuckDbEngine({ folder: lake.folder, elsewhere });
  try {
    const once = () =>
      runCurate({
        engine,
        store: target.store,
        settings: run.settings,
        clock: Date.now,
        runId: randomUUID(),
        only: run.only,
        onProgress: (text) => run.output.progress(text),
        ...(run.knownAt === undefined ? {} : { knownAt: run.knownAt }),
      });
    let result = await once();
    // What an earlier command had begun was of its own moment: now for the news since.
    if (result?.isComplete && result.isResumed) result = await once();
    await prune(engine, target.store, Date.now());
    if (result === undefined) return undefined;
    return { ...result, warnings: await curateWarnings(engine, run.settings, result) };
  } finally {
    await engine.close();
  }
}

/** @throws WrongUse when the folder is the lake itself or has been used before */
async function openOtherLake(folder: string, lake: Lake): Promise<Lake> {
  const other = await openLake(folder, { create: true });
  for await (const { key } of other.store.list(''))
    if (key.includes('/'))
      throw new WrongUse(`curate: --out ${folder} is not empty (${key}); choose a new folder`);
  if (other.folder === lake.folder) throw new WrongUse('curate: --out must not be the lake itself');
  return other;
}

function readRange({ from, to }: CurateCommandOptions): { from?: Day; to?: Day } {
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day))
      throw new WrongUse(`curate: --${name} ${day} is not a day YYYY-MM-DD`);
  if (from !== undefined && to !== undefined && from > to)
    throw new WrongUse(`curate: --from ${from} is after --to ${to}`);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readKnownAt({ knownAt, out }: CurateCommandOptions): { knownAt?: number } {
  if (knownAt === undefined && out === undefined) return {};
  if (knownAt === undefined || out === undefined)
    throw new WrongUse(
      'curate: --known-at and --out go together: an earlier view never replaces the present',
    );
  const instant = parseInstant(knownAt);
  if (instant === undefined)
    throw new WrongUse(`curate: --known-at ${knownAt} is not an instant like 2026-11-22T05:06:07Z`);
  return { knownAt: instant };
}

function print(result: Curated | undefined, output: Output): void {
  if (result === undefined) output.saySentence('nothing to curate: the lake has no events');
  else {
    const { episode_runs: episodes = 0, survey_runs: surveys = 0 } = result.rows;
    output.saySentence(
      `${episodes} episodes and ${surveys} survey events written, of days of ${result.from} … ${result.to}`,
    );
    output.saySentence(
      result.sequence === null
        ? 'not committed yet: days of a changed definition are committed together'
        : `commit ${result.sequence} by run ${result.runId}`,
    );
    for (const line of renderCoverage(summariseCoverage(result.coverage))) output.saySentence(line);
    if (!result.isComplete) output.saySentence('more days need it: run curate again without --from and --to');
    for (const warning of result.warnings) output.saySentence(`note: ${warning}`);
  }
  output.answer(result === undefined ? null : answerOf(result));
}

const answerOf = ({ runId, sequence, from, to, rows, isComplete, coverage, warnings }: Curated) => ({
  run_id: runId,
  sequence,
  from,
  to,
  is_complete: isComplete,
  rows,
  coverage: summariseCoverage(coverage),
  warnings,
});
