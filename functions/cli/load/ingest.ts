import { type Command, InvalidArgumentError } from 'commander';
import { objectFormat } from '../../ingest/read/object-format.ts';
import type { FoundFiles, InputFile } from '../../platform/local/input-files.ts';
import { printable } from '../../report/render/printable.ts';
import { openLake } from '../terminal/open-lake.ts';
import { source } from '../terminal/option-values.ts';
import { exitCodes, WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { answerOutcomes } from './answer-outcomes.ts';
import { type FileOutcome, totalsOf } from './file-outcome.ts';
import { createPipedFiles, findGiven } from './given-files.ts';
import type { FileReader } from './ingest-files.ts';
import { readAll, readEach } from './read-each.ts';
import type { MappingPlace, OpenedMapping } from './read-mapping-file.ts';
import { sayTotals } from './say-outcome.ts';
import { openReaders } from './workers/open-readers.ts';

interface IngestCommandOptions {
  readonly lake: string;
  readonly source?: string;
  readonly mapping?: string;
  readonly sql?: string;
  readonly jobs?: number;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `ingest`: files or folders into the lake. */
export function registerIngest(program: Command): void {
  program
    .command('ingest')
    .argument(
      '[path...]',
      'files, folders or pipes: .ndjson .jsonl .json .csv .tsv .parquet, each also packed (.gz, .zip)',
    )
    .requiredOption('--lake <folder>', 'the lake; an empty or missing folder becomes one')
    .option(
      '--source <name>',
      'the source of records that name none; of a help desk (zendesk, intercom …) its shipped mapping reads them',
      source,
    )
    .option('--mapping <file>', 'what the columns or fields mean (YAML); CSV needs it')
    .option('--sql <file>', 'reads the rows of a query instead of files: over Parquet, CSV, JSON, databases')
    .option('--jobs <number>', 'how many files are read at once (default: the cores)', jobs)
    .option('--dry-run', 'shows the first 10 events and what would be rejected; writes nothing')
    .option('--json', 'machine output on stdout')
    .action(ingest);
}

async function ingest(paths: string[], options: IngestCommandOptions): Promise<void> {
  if (options.sql !== undefined) return await ingestSql(options.sql, paths, options);
  if (paths.length === 0) throw new WrongUse('ingest: name a file or folder, or a query with --sql FILE.sql');
  const pipes = createPipedFiles();
  try {
    await ingestFound(await findGiven(paths, pipes, options.mapping !== undefined), paths, options);
  } finally {
    await pipes.close();
  }
}

/** The rows of a query are read as a file that holds them. */
async function ingestSql(path: string, paths: string[], options: IngestCommandOptions): Promise<void> {
  if (paths.length > 0) throw new WrongUse('ingest: give files or --sql, not both');
  const { readSqlRows } = await import('./sql-source.ts');
  const { file, rows, close } = await readSqlRows(path, options.mapping !== undefined);
  try {
    if (rows > 0) return await ingestFound({ files: [file], passedOver: [] }, [path], options);
    const output = createOutput(options);
    output.saySentence(`${path}: the query gives no rows`);
    output.answer({ files: 0, rows: 0 });
  } finally {
    await close();
  }
}

async function ingestFound(
  { files, passedOver }: FoundFiles,
  paths: readonly string[],
  options: IngestCommandOptions,
): Promise<void> {
  const output = createOutput(options);
  const place = placeOf(options);
  const mapping = await mappingAt(place, options.lake);
  for (const { path, why, isRefused } of passedOver)
    output.saySentence(`${printable(path)}: ${isRefused ? 'not read' : 'passed over'}: ${why}`);
  if (files.length === 0) throw new WrongUse(`ingest: no data files in ${paths.join(', ')}`);
  refuseCsvWithoutMapping(files, mapping);
  const given = { place, mapping };
  const outcomes = options.dryRun
    ? await look(files, given, output)
    : await load(files, options, given, output);
  setExitCode(outcomes, passedOver);
  if (!options.dryRun) answerOutcomes(outcomes, passedOver, output);
}

const placeOf = ({ source, mapping, sql }: IngestCommandOptions): MappingPlace => ({
  ...(source !== undefined && { source }),
  ...(mapping !== undefined && { mappingPath: mapping }),
  ...(sql !== undefined && { areRows: true }),
});

/** What reads mappings is loaded for one only, as what makes previews and asks queries is. */
async function mappingAt(place: MappingPlace, lake: string): Promise<OpenedMapping | undefined> {
  if (place.source === undefined && place.mappingPath === undefined) return undefined;
  return await (await import('./read-mapping-file.ts')).openMapping(place, lake);
}

/** What records are read by. */
interface Given {
  readonly place: MappingPlace;
  readonly mapping: OpenedMapping | undefined;
}

async function load(
  files: readonly InputFile[],
  { lake: folder, jobs }: IngestCommandOptions,
  { place, mapping }: Given,
  output: Output,
): Promise<FileOutcome[]> {
  const lake = await openLake(folder, { create: true });
  const check = mapping && (await import('./ai-check.ts')).aiCheckOf(mapping.stated);
  const readers = await openReaders(files, { lake, place, mapping, jobs, check, output });
  try {
    const outcomes = await readAll(files, butCsv(readers.read, mapping), readers.atOnce, output);
    output.progress('');
    for (const line of [...sayTotals(totalsOf(outcomes)), ...(check?.advice() ?? [])])
      output.saySentence(line);
    return outcomes;
  } finally {
    await readers.close();
  }
}

/** Reads the value of `--jobs`. */
function jobs(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Give a number of 1 or more.');
  return Number(text);
}

async function look(
  files: readonly InputFile[],
  { place, mapping }: Given,
  output: Output,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const { createDryReader, sayPreview } = await import('./dry-run.ts');
  const { fileOptions } = await import('./ingest-files.ts');
  const { read, preview, check } = createDryReader(await fileOptions(place, mapping), output);
  await readEach(files, butCsv(read, mapping), {
    begins: () => {},
    ended: (outcome) => void outcomes.push(outcome),
  });
  output.progress('');
  sayPreview(preview, outcomes, output, check?.advice());
  return outcomes;
}

const isCsv = ({ key }: InputFile): boolean => objectFormat(key) === 'csv';
const askForMapping = 'CSV: say what its columns mean with --mapping FILE.yaml';

/** Said before anything is written: as quarantined objects they would only be in the way. */
function refuseCsvWithoutMapping(files: readonly InputFile[], mapping: OpenedMapping | undefined): void {
  if (mapping === undefined && files.every(isCsv))
    throw new WrongUse(`ingest: ${printable(files[0]!.key)} is ${askForMapping}`);
}

/** Among files that say themselves what they mean, CSV does not keep the others from being read. */
const butCsv =
  (read: FileReader, mapping: OpenedMapping | undefined): FileReader =>
  async (file, where) =>
    mapping === undefined && isCsv(file)
      ? { key: file.key, status: 'unfit', why: askForMapping }
      : read(file, where);

/**
 * A file that does not fit while others do may be in the wrong place; a mapping that fits none is wrong use.
 */
function setExitCode(outcomes: readonly FileOutcome[], passedOver: FoundFiles['passedOver']): void {
  const { files, filesFailed, filesRejected } = totalsOf(outcomes);
  const isRefused = passedOver.some((one) => one.isRefused);
  const unfit = outcomes.filter(({ status }) => status === 'unfit').length;
  if (unfit === files) process.exitCode = exitCodes.wrongUse;
  else if (filesFailed > 0 || isRefused) process.exitCode = exitCodes.failed;
  else if (filesRejected > 0) process.exitCode = exitCodes.found;
}
