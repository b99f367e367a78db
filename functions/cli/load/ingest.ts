import type { Command } from 'commander';
import { objectFormat } from '../../ingest/read/object-format.ts';
import { findInputFiles, type InputFile } from '../../platform/local/input-files.ts';
import type { Mapping } from '../../sources/mapping.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { source } from '../terminal/source-option.ts';
import { dryRun } from './dry-run.ts';
import { type IngestTotals, ingestFiles } from './ingest-files.ts';
import { asWrongUse, readMappingFile } from './read-mapping-file.ts';

interface IngestCommandOptions {
  readonly lake: string;
  readonly source?: string;
  readonly mapping?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `ingest`: files or folders into the lake. */
export function registerIngest(program: Command): void {
  program
    .command('ingest')
    .argument('<path...>', 'files or folders: .ndjson .jsonl .json .csv, each also .gz')
    .description('Reads files or folders into the lake; the same file twice changes nothing.')
    .requiredOption('--lake <folder>', 'the lake; an empty or missing folder becomes one')
    .option('--source <name>', 'the source of records that name none', source)
    .option('--mapping <file>', 'what the columns or fields mean (YAML); CSV needs it')
    .option('--dry-run', 'shows the first 10 events and what would be rejected; writes nothing')
    .option('--json', 'machine output on stdout')
    .action(ingest);
}

async function ingest(paths: string[], options: IngestCommandOptions): Promise<void> {
  const output = createOutput(options);
  const mapping = options.mapping === undefined ? undefined : await readMappingFile(options.mapping);
  const files = await findAll(paths);
  refuseCsvWithoutMapping(files, mapping);
  const given = {
    ...(options.source !== undefined && { source: options.source }),
    ...(mapping !== undefined && { mapping }),
  };
  if (options.dryRun) return await asWrongUse(() => dryRun(files, given, output));
  const lake = await openLake(options.lake, { create: true });
  const remembered = { ...given, ...(options.mapping !== undefined && { mappingPath: options.mapping }) };
  report(await asWrongUse(() => ingestFiles(files, lake, remembered, output)), output);
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

/** Said before anything is written: as quarantined objects they would count as done. */
function refuseCsvWithoutMapping(files: readonly InputFile[], mapping: Mapping | undefined): void {
  if (mapping !== undefined) return;
  const csv = files.find(({ key }) => objectFormat(key) === 'csv');
  if (csv !== undefined)
    throw new WrongUse(`ingest: ${csv.key} is CSV: say what its columns mean with --mapping FILE.yaml`);
}

function report(totals: IngestTotals, output: Output): void {
  const fresh = totals.files - totals.filesDoneBefore;
  output.say(`${fresh} of ${totals.files} files read, ${totals.filesDoneBefore} were in the lake already`);
  const { recordsIn, accepted, quarantined, repeated } = totals;
  output.say(`${recordsIn} records: ${accepted} accepted, ${quarantined} quarantined, ${repeated} repeated`);
  const reasons = Object.entries(totals.reasons).map(([reason, count]) => `${reason} ${count}`);
  if (reasons.length > 0) output.say(`quarantined: ${reasons.join(', ')} (see handback quarantine list)`);
  output.answer({
    files: totals.files,
    files_done_before: totals.filesDoneBefore,
    files_truncated: totals.filesTruncated,
    records_in: recordsIn,
    accepted,
    quarantined,
    repeated,
    reasons: totals.reasons,
  });
}
