import type { Command } from 'commander';
import { ingestObject } from '../ingest/ingest-object.ts';
import { findInputFiles, type InputFile, openInputFile } from '../platform/local/input-files.ts';
import { type Lake, lakePrivacy, openLake } from './open-lake.ts';
import { WrongUse } from './outcome.ts';
import { createOutput, type Output } from './output.ts';

interface IngestCommandOptions {
  readonly lake: string;
  readonly source?: string;
  readonly json?: true;
}

/** What an ingest command did, over all its files. */
export interface IngestTotals {
  files: number;
  filesDoneBefore: number;
  filesTruncated: number;
  recordsIn: number;
  accepted: number;
  quarantined: number;
  repeated: number;
}

/** `ingest`: files or folders into the lake. */
export function registerIngest(program: Command): void {
  program
    .command('ingest')
    .argument('<path...>', 'files or folders: .ndjson .jsonl .json .csv, each also .gz')
    .description('Reads files or folders into the lake; the same file twice changes nothing.')
    .requiredOption('--lake <folder>', 'the lake; an empty or missing folder becomes one')
    .option('--source <name>', 'the source of records that name none')
    .option('--json', 'machine output on stdout')
    .action(ingest);
}

async function ingest(paths: string[], options: IngestCommandOptions): Promise<void> {
  const output = createOutput(options);
  const files = await findAll(paths);
  const lake = await openLake(options.lake, { create: true });
  const totals = await ingestFiles(files, lake, options, output);
  output.progress('');
  report(totals, output);
}

async function ingestFiles(
  files: readonly InputFile[],
  lake: Lake,
  { source }: IngestCommandOptions,
  output: Output,
): Promise<IngestTotals> {
  const environment = { store: lake.store, privacy: await lakePrivacy(lake), clock: Date.now };
  const totals = emptyTotals();
  for (const file of files) {
    output.progress(`${totals.files + 1}/${files.length} ${file.key}`);
    const result = await ingestObject(await openInputFile(file), environment, source ? { source } : {});
    totals.files++;
    if (result.wasDone) {
      totals.filesDoneBefore++;
      continue;
    }
    totals.filesTruncated += result.isTruncated ? 1 : 0;
    totals.recordsIn += result.recordsIn;
    totals.accepted += result.accepted;
    totals.quarantined += result.quarantined;
    totals.repeated += result.repeated;
    if (result.isTruncated) output.say(`${file.key}: not read to its end, see quarantine`);
  }
  return totals;
}

async function findAll(paths: readonly string[]): Promise<InputFile[]> {
  const found: InputFile[] = [];
  for (const path of paths) {
    try {
      found.push(...(await findInputFiles(path)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        throw new WrongUse(`ingest: no such path: ${path}`);
      throw error;
    }
  }
  if (found.length === 0) throw new WrongUse(`ingest: no files in ${paths.join(', ')}`);
  return found;
}

const emptyTotals = (): IngestTotals => ({
  files: 0,
  filesDoneBefore: 0,
  filesTruncated: 0,
  recordsIn: 0,
  accepted: 0,
  quarantined: 0,
  repeated: 0,
});

function report(totals: IngestTotals, output: Output): void {
  const fresh = totals.files - totals.filesDoneBefore;
  output.say(`${fresh} of ${totals.files} files read, ${totals.filesDoneBefore} were in the lake already`);
  output.say(
    `${totals.recordsIn} records: ${totals.accepted} accepted, ${totals.quarantined} quarantined, ${totals.repeated} repeated`,
  );
  output.answer({
    files: totals.files,
    files_done_before: totals.filesDoneBefore,
    files_truncated: totals.filesTruncated,
    records_in: totals.recordsIn,
    accepted: totals.accepted,
    quarantined: totals.quarantined,
    repeated: totals.repeated,
  });
}
