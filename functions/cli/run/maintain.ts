import type { Command } from 'commander';
import type { ErasedFiles } from '../../maintain/erase-files.ts';
import { type Maintained, runMaintenance } from '../../maintain/run-maintenance.ts';
import type { TaggedFiles } from '../../maintain/tags/tag-files.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { orUnreadable, UnreadableModel } from '../../tag/models/unreadable-model.ts';
import { lakeTagger } from '../terminal/ingest-environment.ts';
import { openLake } from '../terminal/open-lake.ts';
import { createOutput, type Output } from '../terminal/output.ts';

interface MaintainOptions {
  readonly lake: string;
  readonly now?: true;
  readonly json?: true;
}

/** `maintain`: what the deployed lake does every night. */
export function registerMaintain(program: Command): void {
  program
    .command('maintain')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--now', 'delete replaced files at once, not a day later; only while nobody else uses the lake')
    .option('--json', 'machine output on stdout')
    .action(maintain);
}

async function maintain(options: MaintainOptions): Promise<void> {
  const output = createOutput(options);
  const lake = await openLake(options.lake, { writes: true });
  const { folder, store } = lake;
  const engine = await openDuckDbEngine({ folder });
  try {
    output.progress('reading and rewriting files');
    const opened = await lakeTagger(lake).catch(orUnreadable);
    const tagger = opened instanceof UnreadableModel ? undefined : opened;
    const environment = { store, tagger, ...(options.now && { graceMs: 0 }) };
    const rounds = [await runMaintenance(engine, { ...environment, now: Date.now() })];
    // What a round replaces goes with the next one, which also sees whether an erased row is left.
    while (options.now && hasReplaced(rounds.at(-1)!))
      rounds.push(await runMaintenance(engine, { ...environment, now: Date.now() }));
    output.progress('');
    print(rounds, output);
    if (opened instanceof UnreadableModel)
      throw new Error(`maintain: all but tagging is done: ${opened.message}`);
  } finally {
    await engine.close();
  }
}

const hasReplaced = ({ erased, tagged, compacted }: Maintained): boolean =>
  (erased?.files ?? 0) > 0 || (tagged?.files ?? 0) > 0 || compacted.files > 0;

function print(rounds: readonly Maintained[], output: Output): void {
  const sum = (numberOf: (round: Maintained) => number) =>
    rounds.reduce((total, round) => total + numberOf(round), 0);
  const erased = searched(rounds.map((round) => round.erased));
  const tagged = searched(rounds.map((round) => round.tagged));
  const compacted = {
    files: sum((round) => round.compacted.files),
    into: sum((round) => round.compacted.into),
  };
  const deleted = {
    replaced: sum((round) => round.replaced),
    runs: sum(({ pruned }) => pruned.files),
    commits: sum(({ pruned }) => pruned.commits),
  };
  if (rounds.some((round) => round.erased !== undefined))
    output.saySentence(`erased: ${erased.rows} rows in ${erased.files} files${restOf(erased)}`);
  if (tagged.files > 0 || !tagged.is_complete)
    output.saySentence(
      `tagged: ${tagged.rows} texts in ${tagged.files} files${restOf(tagged)}; curate counts them`,
    );
  output.saySentence(`put together: ${compacted.files} files into ${compacted.into}`);
  output.saySentence(
    `deleted: ${deleted.replaced} replaced files, ${deleted.runs} of runs that do not count`,
  );
  output.answer({ erased, tagged, compacted, deleted });
}

/** What was rewritten in several rounds, each after a search of all files or without one. */
function searched(rounds: readonly (ErasedFiles | TaggedFiles | undefined)[]) {
  const searches = rounds.filter((round) => round !== undefined);
  return {
    files: searches.reduce((total, { files }) => total + files, 0),
    rows: searches.reduce((total, { rows }) => total + rows, 0),
    is_complete: searches.at(-1)?.isComplete ?? true,
  };
}

const restOf = ({ is_complete }: { readonly is_complete: boolean }): string =>
  is_complete ? '' : '; run it again tomorrow for the rest';
