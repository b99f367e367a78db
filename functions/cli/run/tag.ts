import { type Command, InvalidArgumentError } from 'commander';
import { isDay } from '../../contract/records/instant.ts';
import { tagFiles } from '../../maintain/tags/tag-files.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { beginTagRound } from '../../tag/tag-rounds.ts';
import { lakeTagger } from '../terminal/ingest-environment.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';

interface TagOptions {
  readonly lake: string;
  readonly again?: true;
  readonly from: string;
  readonly json?: true;
}

/** `tag --again`: classifies texts again that were classified before. */
export function registerTag(program: Command): void {
  program
    .command('tag')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--again', 'also texts that have tags: by the model and the settings of today')
    .requiredOption('--from <day>', 'texts of events from this day on, YYYY-MM-DD', readDay)
    .option('--json', 'machine output on stdout')
    .action(tag);
}

async function tag(options: TagOptions): Promise<void> {
  if (options.again === undefined)
    throw new WrongUse('tag: say --again; texts without tags are tagged by handback maintain');
  const output = createOutput(options);
  const lake = await openLake(options.lake, { writes: true });
  // A model that cannot be read must not leave a round behind: tagging again with less would be worse than what is there.
  const tagger = await lakeTagger(lake);
  const { round, from } = await beginTagRound(lake.store, options.from);
  const engine = await openDuckDbEngine({ folder: lake.folder });
  try {
    output.progress('tagging');
    const environment = { store: lake.store, tagger, now: Date.now() };
    const tagged = await tagFiles(engine, environment);
    output.progress('');
    const { files = 0, rows = 0, isComplete = true } = tagged ?? {};
    output.saySentence(
      `round ${round}, from ${from}: ${rows} texts in ${files} files tagged again; run handback curate`,
    );
    if (!isComplete)
      output.saySentence('some files are being rewritten by something else: handback maintain does the rest');
    output.answer({ round, from, files, rows, is_complete: isComplete });
  } finally {
    await engine.close();
  }
}

function readDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('not a day YYYY-MM-DD');
  return text;
}
